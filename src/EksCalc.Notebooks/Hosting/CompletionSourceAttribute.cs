namespace EksCalc.Notebooks.Hosting;

/// <summary>Tells a kernel which class knows the strings that this library takes. Kernels find it by its name (docs/kernel.md).</summary>
/// <param name="sourceType">The class.</param>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class CompletionSourceAttribute(Type sourceType) : Attribute
{
    /// <summary>The class.</summary>
    public Type SourceType => sourceType;
}
