namespace EksCalc.Sweeps;

/// <summary>The values that a parameter can have.</summary>
internal interface ISweepDomain
{
    /// <summary>Which these are, for a person.</summary>
    public string Words { get; }

    /// <summary>The values that one part of a list names.</summary>
    /// <param name="place">Where it stands, for the problem.</param>
    /// <param name="part">A value, a range or a pattern.</param>
    /// <exception cref="InvalidInputException">It names none.</exception>
    public IEnumerable<SweepValue> Read(string place, string part);

    /// <summary>Refuses a value that is none of them.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public void Check(string place, SweepValue value);
}
