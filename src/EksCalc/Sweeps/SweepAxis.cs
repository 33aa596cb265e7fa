namespace EksCalc.Sweeps;

/// <summary>A parameter and the values that it takes in turn.</summary>
/// <typeparam name="TCase">What is swept.</typeparam>
/// <param name="Parameter">The parameter.</param>
/// <param name="Values">At least one value.</param>
internal sealed record SweepAxis<TCase>(SweepParameter<TCase> Parameter, IReadOnlyList<SweepValue> Values);
