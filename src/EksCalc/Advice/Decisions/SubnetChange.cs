namespace EksCalc.Advice.Decisions;

/// <summary>What a design does with the subnets there are.</summary>
public enum SubnetChange
{
    /// <summary>They stay; pods' subnets are made where a mode needs some and there are none.</summary>
    Kept,

    /// <summary>Further ones come beside those that are too small.</summary>
    Added,

    /// <summary>Others take the place of those that are too small; these stay empty.</summary>
    Replaced,
}
