namespace EksCalc.Clusters;

/// <summary>Who says that there is a subnet.</summary>
public enum SubnetOrigin
{
    /// <summary>The scenario.</summary>
    Given,

    /// <summary>EksCalc, which assumed a subnet for pods where a mode needs one (R27).</summary>
    Assumed,

    /// <summary>EksCalc, which gave a zone several subnets alike where one is not large enough.</summary>
    Copied,
}
