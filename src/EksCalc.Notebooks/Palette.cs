namespace EksCalc.Notebooks;

/// <summary>
/// The colours of every chart, as CSS hex values: those of Okabe and Ito, told apart with any kind of colour vision.
/// A concept has the same colour everywhere.
/// </summary>
public static class Palette
{
    /// <summary>Addresses that pods have: blue.</summary>
    public const string Assigned = "#0072B2";

    /// <summary>Addresses held ready, which no pod has: orange.</summary>
    public const string Warm = "#E69F00";

    /// <summary>Addresses in cooldown: sky blue.</summary>
    public const string Cooling = "#56B4E9";

    /// <summary>An ENI's own, primary address: green.</summary>
    public const string EniPrimary = "#009E73";

    /// <summary>Addresses that AWS keeps of every subnet (R01): wine.</summary>
    public const string Aws = "#882255";

    /// <summary>Addresses kept back by a reservation: purple.</summary>
    public const string Reserved = "#CC79A7";

    /// <summary>Nothing there: an empty slot, a free address of the subnet: grey.</summary>
    public const string Free = "#9A9A9A";

    /// <summary>Pods that wait, limits that are passed: vermilion.</summary>
    public const string Shortage = "#D55E00";

    /// <summary>Addresses in /28 prefixes, where they stand beside secondary ones: yellow.</summary>
    public const string Prefix = "#F0E442";

    /// <summary>What others hold, outside of the cluster's nodes: dark grey.</summary>
    public const string Others = "#6B6B6B";

    /// <summary>
    /// Colours of lines that stand for settings, in the order of use. Blue and vermilion are left out: beside such lines
    /// they always mean <see cref="Assigned"/> and <see cref="Shortage"/>.
    /// </summary>
    public static IReadOnlyList<string> Series { get; } = [EniPrimary, Warm, Reserved, Cooling, "#7F7F7F"];
}
