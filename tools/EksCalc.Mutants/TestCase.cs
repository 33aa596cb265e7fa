using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace EksCalc.Mutants;

/// <summary>One test, or one row of a theory.</summary>
internal sealed class TestCase(MethodInfo method, object?[] arguments, string name)
{
    /// <summary>Namespaces of tests that run the code that is mutated.</summary>
    private static readonly string[] Namespaces = ["EksCalc.Tests.Nodes", "EksCalc.Tests.Ec2", "EksCalc.Tests.Cni", "EksCalc.Tests.Clusters"];

    public override string ToString() => name;

    /// <summary>All, always in the same order.</summary>
    public static IReadOnlyList<TestCase> All(Assembly tests) =>
    [
        .. tests.GetTypes()
            .Where(type => type.IsClass && type.IsPublic && Namespaces.Any(name => type.Namespace == name || (type.Namespace ?? "").StartsWith(name + '.', StringComparison.Ordinal)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }).OrderBy(method => method.Name, StringComparer.Ordinal))
            .SelectMany(Of),
    ];

    /// <summary>Runs it on this thread; throws if it fails.</summary>
    public void Run()
    {
        var subject = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
        try
        {
            if (method.Invoke(subject, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task task)
                task.GetAwaiter().GetResult();
        }
        finally
        {
            (subject as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<TestCase> Of(MethodInfo method)
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        if (method.GetCustomAttribute<TheoryAttribute>() is null)
            return [new TestCase(method, [], name)];
        var rows = method.GetCustomAttributes().OfType<IDataAttribute>().SelectMany(data => Rows(data, method)).ToList();
        return rows.Count > 0 ? rows.Select((row, index) => new TestCase(method, Fitting(method, row.GetData()), $"{name} [{index}]"))
            : throw new InvalidOperationException($"{name} has no rows.");
    }

    private static IReadOnlyCollection<ITheoryDataRow> Rows(IDataAttribute data, MethodInfo method)
    {
        if (data is MemberDataAttributeBase member)
            member.MemberType ??= method.ReflectedType; // As xunit's own discovery does.
        return data.GetData(method, new DisposalTracker()).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Numbers of a row are given as what the test takes; what a row leaves out has its default.</summary>
    private static object?[] Fitting(MethodInfo method, object?[] row) =>
    [
        .. method.GetParameters().Select((parameter, index) => index >= row.Length ? parameter.DefaultValue
            : row[index] is IConvertible value && !parameter.ParameterType.IsInstanceOfType(value) && !parameter.ParameterType.IsEnum
                ? Convert.ChangeType(value, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, CultureInfo.InvariantCulture)
            : row[index]),
    ];
}
