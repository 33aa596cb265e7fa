namespace EksCalc.Clusters;

/// <summary>Situations for a person.</summary>
public static class SituationExtensions
{
    /// <summary>The situation's name in a table or a chart: <c>after churn</c>.</summary>
    /// <param name="situation">The situation.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such situation.</exception>
    public static string ToWords(this Situation situation) => situation switch
    {
        Situation.Steady => "at rest",
        Situation.Churned => "after churn",
        Situation.Grown => "groups grown",
        Situation.Upgrade => "update",
        Situation.ZoneLoss => "zone lost",
        _ => throw new ArgumentOutOfRangeException(nameof(situation), situation, "No such situation."),
    };
}
