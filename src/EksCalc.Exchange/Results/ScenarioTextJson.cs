namespace EksCalc.Exchange.Results;

/// <summary>A scenario's text as it is written anew.</summary>
internal sealed record ScenarioTextJson(string Text);
