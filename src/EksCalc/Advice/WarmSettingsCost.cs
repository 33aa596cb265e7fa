namespace EksCalc.Advice;

/// <summary>What warm settings cost on a node: the three things that no setting makes small at once.</summary>
/// <param name="IdleAddresses">Addresses that the node takes and no pod has, the ENIs' own and cooling ones included: a mean over time.</param>
/// <param name="Ec2CallsPerHour">EC2 calls of all kinds in an hour (R25).</param>
/// <param name="WaitingShare">Of the pods that started, the share that found no address at once, 0 to 1.</param>
public readonly record struct WarmSettingsCost(double IdleAddresses, double Ec2CallsPerHour, double WaitingShare)
{
    /// <summary>Both together.</summary>
    public static WarmSettingsCost operator +(WarmSettingsCost left, WarmSettingsCost right) =>
        new(left.IdleAddresses + right.IdleAddresses, left.Ec2CallsPerHour + right.Ec2CallsPerHour, left.WaitingShare + right.WaitingShare);

    /// <summary>That many times.</summary>
    public static WarmSettingsCost operator *(WarmSettingsCost cost, double times) =>
        new(cost.IdleAddresses * times, cost.Ec2CallsPerHour * times, cost.WaitingShare * times);
}
