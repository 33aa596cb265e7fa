namespace EksCalc.Cni;

/// <summary>What a variable has to do with the addresses that a node takes.</summary>
public enum CniVariableEffect
{
    /// <summary>It takes or frees no address.</summary>
    None,

    /// <summary>It is a setting of the model (<see cref="CniSettings"/>).</summary>
    Modelled,

    /// <summary>It changes which addresses a node takes, and the model does not follow it: a finding says so.</summary>
    NotModelled,
}
