namespace EksCalc.Cli.Tests;

/// <summary>Tests that run cells or name files from a folder: console and working directory are the process's, so no test may run beside them.</summary>
[CollectionDefinition(nameof(CellCollection), DisableParallelization = true)]
public sealed class CellCollection;
