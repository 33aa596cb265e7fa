namespace EksCalc.Nodes.Ipamd;

/// <summary>The settings of an ipamd process as it holds them, and the limits that it derives.</summary>
/// <param name="MaxEnis">ENIs that each network card can have.</param>
/// <param name="AddressesPerEni">Pod addresses that an ENI can hold; 0 in IPv6.</param>
/// <param name="MaxPods">The node's pod capacity; 0 where initialisation failed before ipamd asked for it.</param>
/// <param name="PrefixesPerEni">Prefixes that an ENI can hold; 0 without prefix delegation.</param>
/// <param name="MinimumIpTarget"><c>MINIMUM_IP_TARGET</c>.</param>
/// <param name="WarmEniTarget"><c>WARM_ENI_TARGET</c>.</param>
/// <param name="WarmIpTarget"><c>WARM_IP_TARGET</c>.</param>
/// <param name="WarmPrefixTarget"><c>WARM_PREFIX_TARGET</c>.</param>
internal sealed record PoolConfig(
    int MaxEnis, int AddressesPerEni, int MaxPods, int PrefixesPerEni, long MinimumIpTarget, long WarmEniTarget, long WarmIpTarget, long WarmPrefixTarget);
