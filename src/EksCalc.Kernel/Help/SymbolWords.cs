using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Help;

/// <summary>Symbols in words.</summary>
internal static class SymbolWords
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>A declaration in one line.</summary>
    public static string Signature(ISymbol symbol) => symbol is IFieldSymbol { ContainingType.IsScriptClass: true } variable
        ? $"{variable.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {variable.Name}"
        : symbol.ToDisplayString(Full);

    /// <summary>What it is, in the words that front ends have icons for.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol or IEventSymbol => "property",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol => "field",
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        INamespaceSymbol => "namespace",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        _ => "class",
    };

    /// <summary>Whether it is meant to be seen.</summary>
    public static bool IsShown(ISymbol symbol) =>
        symbol.CanBeReferencedByName
        && !symbol.Name.StartsWith('<')
        && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);
}
