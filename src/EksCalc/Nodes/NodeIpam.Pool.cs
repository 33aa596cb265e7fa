using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <content>From an instance type and settings to the pool's limits and targets.</content>
public readonly partial record struct NodeIpam
{
    /// <summary>The ENIs that serve pods, what their slots hold, and what the targets ask of them.</summary>
    private readonly record struct Pool(
        int SlotsPerEni, int AddressesPerSlot, int PoolEnis, int OtherEnis, bool PrimaryServesPods, bool CustomNetworking, bool PrimaryExcluded, int MaxPods, Targets Targets)
    {
        public static Pool Of(InstanceType type, CniSettings settings, int maxPods, EniLimits limits, bool primaryExcluded)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(maxPods);
            if (settings.Mode == IpMode.Ipv6)
                throw new ArgumentOutOfRangeException(nameof(settings), settings.Mode, "An IPv6 node has one /80 prefix and no pool of addresses.");

            var prefixes = settings.ModeOn(type) == IpMode.PrefixDelegation;
            var isExcluded = EniLimits.ExcludesPrimary(settings, primaryExcluded);
            var primaryServes = !settings.CustomNetworking && !isExcluded;
            return new Pool(
                type.SlotsPerEni,
                prefixes ? Ipv4Prefix.Addresses : 1,
                limits.PoolEnis,
                (limits.HasTrunk ? 1 : 0) + (primaryServes ? 0 : 1),
                primaryServes,
                settings.CustomNetworking,
                isExcluded,
                maxPods,
                Targets.Of(settings, prefixes, type.SlotsPerEni));
        }

        /// <summary>R26, R43. All its ENIs serve pods, as many as MAX_ENI says once more; where no ENI beside the primary can be had, there is none.</summary>
        public static Pool OfFurtherCard(InstanceType type, CniSettings settings, int maxPods, EniLimits limits, bool primaryExcluded)
        {
            var addressesPerSlot = settings.ModeOn(type) == IpMode.PrefixDelegation ? Ipv4Prefix.Addresses : 1;
            var enis = primaryExcluded && !settings.SubnetDiscovery && !settings.CustomNetworking ? 0 : limits.Enis;
            return new Pool(type.SlotsPerEni, addressesPerSlot, enis, 0, false, settings.CustomNetworking, false, maxPods, Targets.OfFurtherCard(addressesPerSlot));
        }
    }

    /// <summary>What the settings ask for, in slots.</summary>
    /// <param name="WhenIdle">Slots of a node without pods.</param>
    /// <param name="Needed">The terms of <c>needed(n)</c>.</param>
    /// <param name="WholeEnis">Whether the pool grows by whole ENIs.</param>
    /// <param name="CountsFreePrefixes">Whether a shortage is made up by wholly free prefixes.</param>
    /// <param name="MostAtOnce">The most slots that one check can find missing once the node has pods.</param>
    /// <param name="CanOscillate">Whether a free prefix, or a wholly free ENI, is given back only to be taken again.</param>
    private readonly record struct Targets(
        long WhenIdle, (int Lead, int Step, int SlotsPerStep, int Base) Needed, bool WholeEnis, bool CountsFreePrefixes, int MostAtOnce, bool CanOscillate)
    {
        public static Targets Of(CniSettings settings, bool prefixes, int slotsPerEni)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(settings.WarmEniTarget, nameof(settings));
            ArgumentOutOfRangeException.ThrowIfNegative(settings.WarmIpTarget, nameof(settings));
            ArgumentOutOfRangeException.ThrowIfNegative(settings.MinimumIpTarget, nameof(settings));
            ArgumentOutOfRangeException.ThrowIfNegative(settings.WarmPrefixTarget, nameof(settings));
            return settings.HasIpTargets ? OfIps(Bounded(settings.WarmIpTarget), Bounded(settings.MinimumIpTarget), prefixes ? Ipv4Prefix.Addresses : 1)
                : prefixes ? OfPrefixes(Bounded(settings.WarmPrefixTarget))
                : OfEnis(Bounded(settings.WarmEniTarget), slotsPerEni);
        }

        // R20. MINIMUM_IP_TARGET alone asks for nothing more when pods come: no step adds a slot.
        private static Targets OfIps(int warm, int minimum, int addressesPerSlot) => new(
            DivideUp(Math.Max(warm, minimum), addressesPerSlot),
            (warm + addressesPerSlot - 1, addressesPerSlot, warm > 0 ? 1 : 0, 0),
            WholeEnis: false,
            CountsFreePrefixes: false,
            MostAtOnce: Math.Max(1, DivideUp(warm, addressesPerSlot)),
            CanOscillate: false);

        /// <summary>R26; counted in addresses, so that a wholly free prefix is over target (R43).</summary>
        public static Targets OfFurtherCard(int addressesPerSlot) =>
            OfIps(CardTargets.OfFurtherCards, CardTargets.OfFurtherCards, addressesPerSlot) with { CanOscillate = addressesPerSlot > 1 };

        // R21. With a target of 0 a prefix is taken when no address is free, and given back when it is wholly free.
        private static Targets OfPrefixes(int warm) => warm > 0
            ? new(warm, (Ipv4Prefix.Addresses - 1, Ipv4Prefix.Addresses, 1, warm), WholeEnis: false, CountsFreePrefixes: true, MostAtOnce: warm, CanOscillate: false)
            : new(1, (0, Ipv4Prefix.Addresses, 1, 1), WholeEnis: false, CountsFreePrefixes: true, MostAtOnce: 1, CanOscillate: true);

        // R19. With a target of 0 an ENI is taken when no address is free, and given back when it is wholly free.
        private static Targets OfEnis(int warm, int slotsPerEni) => warm > 0
            ? new((long)warm * slotsPerEni, (slotsPerEni - 1, slotsPerEni, slotsPerEni, warm * slotsPerEni), WholeEnis: true, CountsFreePrefixes: false, MostAtOnce: slotsPerEni, CanOscillate: false)
            : new(slotsPerEni, (0, slotsPerEni, slotsPerEni, slotsPerEni), WholeEnis: true, CountsFreePrefixes: false, MostAtOnce: slotsPerEni, CanOscillate: true);

        /// <summary>
        /// A target beyond any node's capacity asks for no more than that; held low, sums and products of it cannot overflow.
        /// Those next to 2^63, with which ipamd's own sums wrap around, only <see cref="NodePool"/> follows.
        /// </summary>
        private static int Bounded(long target) => (int)Math.Min(target, 2_000_000);
    }
}
