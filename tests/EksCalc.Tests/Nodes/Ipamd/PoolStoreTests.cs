using CsCheck;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>The store's counts and masks against lists of what it holds, whatever comes, goes, is assigned or rests.</summary>
public class PoolStoreTests
{
    private const int Enis = 4;
    private const int Slots = 5;
    private const long Cooldown = 30_000;

    [Fact]
    public void Store_AnyOperations_CountsWhatItHolds()
    {
        var (forgotten, resting, excluded) = (new RealCases(), new RealCases(), new RealCases());
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 7], Gen.Int[0, 1_000]).Array[1, 80]).ForAll(
            (prefixes, operations) =>
            {
                var settings = new CniSettings { Mode = prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp };
                var setup = new NodeSetup { InstanceType = "t", MaxEnis = Enis, SlotsPerEni = Slots, MaxPods = 110, Settings = settings };
                var model = new Listed(new PoolStore(new PoolRules(setup, settings), 0), prefixes);
                foreach (var (operation, number) in operations)
                {
                    model.Do(operation, number);
                    model.Check();
                }

                foreach (var (cases, isReal) in ((RealCases, bool)[])[(forgotten, model.Forgotten), (resting, model.Rested), (excluded, model.OnExcluded)])
                {
                    if (isReal)
                        cases.Add();
                }
            },
            iter: 2000);
        forgotten.AtLeast(150);
        resting.AtLeast(150);
        excluded.AtLeast(50);
    }

    /// <summary>What a store holds, in lists.</summary>
    private sealed class Listed(PoolStore store, bool prefixes)
    {
        private readonly Ec2Subnet subnet = new("s", (long?)null);
        private readonly List<Held> enis = [];
        private readonly List<(long Since, Cidr Of)> resting = [];
        private long now;
        private int eniNumber;
        private int cidrNumber;

        public bool Forgotten { get; private set; }

        public bool Rested { get; private set; }

        public bool OnExcluded { get; private set; }

        public void Do(int operation, int number)
        {
            var eni = enis.Count > 0 ? enis[number % enis.Count] : null;
            switch (operation)
            {
                case 0 when enis.Count < Enis:
                    var made = new Ec2Eni(eniNumber++, subnet) { IsTrunk = number % 7 == 0 && store.TrunkPosition < 0 };
                    enis.Add(new Held(made, store.Add(made, now)));
                    break;
                case 1 when eni is not null:
                    eni.Excluded = number % 3 == 0 && eni.Cidrs.Count == 0;
                    if (eni.Cidrs.Count == 0)
                        store.SetExcluded(eni.Position, eni.Excluded);
                    else
                        eni.Excluded = store.IsExcluded(eni.Position);
                    break;
                case 2 when eni is not null && eni.Cidrs.Count < Slots:
                    var kind = number % 5 == 0 ? CidrKind.Prefix : prefixes ? CidrKind.Prefix : CidrKind.Address;
                    eni.Cidrs.Add(new Cidr(cidrNumber, kind));
                    store.AddSlot(eni.Position, cidrNumber++, kind);
                    break;
                case 3 or 4 when store.RanksWithFreeAddress != 0:
                    var (position, index) = store.FirstFree;
                    var slot = store.Assign(position, index);
                    var oldest = enis.First(held => held.Cidrs.Exists(cidr => IsUsable(held, cidr) && cidr.Free > 0));
                    Assert.Equal(oldest.Position, position);
                    oldest.Cidrs.Single(cidr => cidr.Number == store.CidrOf(slot)).Pods++;
                    break;
                case 5 when eni?.Cidrs.Find(cidr => cidr.Pods > 0) is { } taken:
                    taken.Pods--;
                    taken.Resting++;
                    resting.Add((now, taken));
                    store.Unassign(store.SlotOf(eni.Position, taken.Number), now);
                    break;
                case 6 when eni is not null:
                    // Some of its slots, pods or not; or the whole of it.
                    var gone = number % 4 == 0 ? eni.Cidrs : [.. eni.Cidrs.Where((_, at) => (number >> at) % 2 == 0)];
                    Forgotten |= gone.Exists(cidr => cidr.Pods > 0);
                    OnExcluded |= eni.Excluded && gone.Count > 0;
                    if (number % 4 == 0)
                        store.Remove(eni.Position);
                    else
                        store.RemoveSlots(eni.Position, gone.Aggregate(0UL, (bits, cidr) => bits | store.BitOfSlot(store.SlotOf(eni.Position, cidr.Number))));
                    resting.RemoveAll(rest => gone.Contains(rest.Of));
                    eni.Cidrs.RemoveAll(gone.ToList().Contains);
                    if (number % 4 == 0)
                        enis.Remove(eni);
                    break;
                case 7:
                    now += number * 60;
                    store.EndCooldowns(now);
                    Rested |= resting.Exists(rest => now - rest.Since > Cooldown);
                    foreach (var (_, cidr) in resting.Where(rest => now - rest.Since > Cooldown))
                        cidr.Resting--;
                    resting.RemoveAll(rest => now - rest.Since > Cooldown);
                    break;
            }
        }

        public void Check()
        {
            var all = enis.SelectMany(eni => eni.Cidrs.Select(cidr => (Eni: eni, Cidr: cidr))).ToList();
            var usable = all.Where(each => IsUsable(each.Eni, each.Cidr)).ToList();
            Assert.Equal(
                (enis.Count, all.Count(each => each.Cidr.Kind == CidrKind.Prefix), all.Count, all.Count(each => each.Cidr.Pods == 0)),
                (store.EniCount, store.PrefixSlots, store.SlotCount, store.FreeSlotCount));
            Assert.Equal((all.Sum(each => each.Cidr.Pods), resting.Count, all.Sum(each => each.Cidr.Size)), (store.AssignedCount, store.CoolingCount, store.TotalAddresses));
            Assert.Equal(
                (usable.Sum(each => each.Cidr.Size), usable.Sum(each => each.Cidr.Pods), usable.Sum(each => each.Cidr.Size - each.Cidr.Pods)),
                (store.UsableAddresses, store.UsableAssigned, store.Available));
            Assert.Equal(all.Count(each => each.Cidr is { Kind: CidrKind.Prefix, Pods: 0 }), store.FreePrefixes);
            Assert.Equal((enis.Count(eni => eni.Excluded), enis.Find(eni => eni.Eni.IsTrunk)?.Position ?? -1), (store.ExcludedCount, store.TrunkPosition));
            for (var rank = 0; rank < enis.Count; rank++)
            {
                var eni = enis[rank];
                var position = store.PositionOf(rank);
                Assert.Equal((eni.Position, eni.Eni.Number, rank), (position, store.EniNumber(position), store.RankOf(eni.Eni.Number)));
                Assert.Equal((eni.Cidrs.Count, eni.Cidrs.Sum(cidr => cidr.Pods), eni.Cidrs.Sum(cidr => cidr.Resting)), (store.SlotsOn(position), store.AssignedOn(position), store.CoolingOn(position)));
                Assert.Equal(eni.Cidrs.Where(cidr => IsUsable(eni, cidr)).Sum(cidr => cidr.Pods), store.UsableAssignedOn(position));
                Assert.Equal(eni.Cidrs.Exists(cidr => IsUsable(eni, cidr) && cidr.Free > 0), (store.RanksWithFreeAddress & (1UL << rank)) != 0);
                Assert.All(eni.Cidrs, cidr => Assert.Equal((cidr.Number, cidr.Pods), (store.CidrOf(store.SlotOf(position, cidr.Number)), store.AssignedTo(store.SlotOf(position, cidr.Number)))));
            }
        }

        private bool IsUsable(Held eni, Cidr cidr) => !eni.Excluded && cidr.Kind == CidrKind.Prefix == prefixes;
    }

    private sealed class Held(Ec2Eni eni, int position)
    {
        public Ec2Eni Eni => eni;

        public int Position => position;

        public bool Excluded { get; set; }

        public List<Cidr> Cidrs { get; } = [];
    }

    private sealed class Cidr(int number, CidrKind kind)
    {
        public int Number => number;

        public CidrKind Kind => kind;

        public int Size => kind == CidrKind.Prefix ? 16 : 1;

        public int Pods { get; set; }

        public int Resting { get; set; }

        public int Free => Size - Pods - Resting;
    }
}
