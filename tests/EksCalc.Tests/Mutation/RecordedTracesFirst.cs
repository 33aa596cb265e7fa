using EksCalc.Tests.Ipam;
using EksCalc.Tests.Mutation;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(RecordedTracesFirst))]

namespace EksCalc.Tests.Mutation;

/// <summary>Most mutants of the pool fail in the first recorded trace; the slower tests then need not run.</summary>
internal sealed class RecordedTracesFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : Xunit.Sdk.ITestCollection =>
        [.. testCollections.OrderBy(collection => !collection.TestCollectionDisplayName.Contains(nameof(RecordedTraceTests), StringComparison.Ordinal))];
}
