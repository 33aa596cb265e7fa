namespace EksCalc.Hosts.Tests;

/// <summary>Tests that start kernels, which are large: one test after the other.</summary>
[CollectionDefinition(nameof(JupyterCollection))]
public sealed class JupyterCollection : ICollectionFixture<Jupyter>;
