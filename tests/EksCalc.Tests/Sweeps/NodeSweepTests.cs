using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Sweeps;
using EksCalc.Testing;

namespace EksCalc.Tests.Sweeps;

public class NodeSweepTests
{
    private static readonly InstanceType M5Large = InstanceCatalog.Default.Get("m5.large");

    private static readonly string[] Names = ["instanceType", "pods", "nodes", "cni.WARM_IP_TARGET", "cni.MINIMUM_IP_TARGET", "mode", "cni.ENABLE_POD_ENI", "cni.MAX_ENI"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_WithoutParameters_IsOneSettledNode()
    {
        var result = Sweep.OfNodes(M5Large, new CniSettings(), pods: 12, nodes: 10).Run(cancellationToken: Token);

        Assert.Equal(1, result.Rows);
        Assert.Empty(result.Parameters);
        Assert.Equal(300, result.Column<long>("subnetAddresses")[0]); // 10 nodes with 3 ENIs of 10: 12 pods need two, WARM_ENI_TARGET a third.
        Assert.Equal((27, 12, 15), (result.Column<int>("totalAddresses")[0], result.Column<int>("assignedAddresses")[0], result.Column<int>("freeAddresses")[0]));
    }

    [Fact]
    public void Run_Rows_ChangeTheLastParameterFastest()
    {
        var result = Sweep.OfNodes(M5Large).Over("instanceType", "t3.small,m5.large").Over(NodeParameters.Pods, 0, 4, 2).Run(cancellationToken: Token);

        Assert.Equal(["t3.small", "t3.small", "t3.small", "m5.large", "m5.large", "m5.large"], Values<string>(result, "instanceType"));
        Assert.Equal([0, 2, 4, 0, 2, 4], Values<int>(result, "pods"));
    }

    [Fact]
    public void Run_AnyGridInAnyOrder_HoldsTheClosedFormOfEachCombination() => Gen.Select(
        Gen.Shuffle(Names), Gen.Int[1, 4], Gen.Int[1, 5]).ForAll(
        (names, axes, length) =>
        {
            var swept = names.Take(axes).ToList();
            var result = swept.Aggregate(Sweep.OfNodes(M5Large, pods: 7, nodes: 3), (sweep, name) => sweep.Over(name, name switch
            {
                "instanceType" => "c5.?xlarge,t2.micro,m5.large",
                "mode" => "secondaryIp,prefixDelegation,customNetworking",
                "cni.ENABLE_POD_ENI" => "false,true",
                _ => $"1..{length * 4}:3",
            })).Run(cancellationToken: Token);

            var expected = result.Rows == 1 ? 1 : result.Parameters.Aggregate(1, (product, column) => product * Enumerable.Range(0, result.Rows).Select(column.ValueAt).Distinct().Count());
            Assert.Equal(expected, result.Rows);
            for (var row = 0; row < result.Rows; row++)
            {
                var mode = Value<string>(result, "mode", row);
                var settings = new CniSettings
                {
                    WarmPrefixTarget = 1,
                    WarmIpTarget = Value<int>(result, "cni.WARM_IP_TARGET", row),
                    MinimumIpTarget = Value<int>(result, "cni.MINIMUM_IP_TARGET", row),
                    MaxEni = swept.Contains("cni.MAX_ENI") ? Value<int>(result, "cni.MAX_ENI", row) : null,
                    PodEni = Value<string>(result, "cni.ENABLE_POD_ENI", row) == "true",
                    Mode = mode == "prefixDelegation" ? IpMode.PrefixDelegation : IpMode.SecondaryIp,
                    CustomNetworking = mode == "customNetworking",
                };
                var type = InstanceCatalog.Default.Get(Value<string>(result, "instanceType", row) ?? "m5.large");
                var plan = NodeIpam.Create(type, settings).Settle(swept.Contains("pods") ? Value<int>(result, "pods", row) : 7);

                Assert.Equal(
                    (plan.Enis, plan.Prefixes, plan.TotalAddresses, plan.AssignedAddresses, plan.FreeAddresses, plan.WaitingPods),
                    (Value<int>(result, "enis", row), Value<int>(result, "prefixes", row), Value<int>(result, "totalAddresses", row), Value<int>(result, "assignedAddresses", row), Value<int>(result, "freeAddresses", row), Value<int>(result, "waitingPods", row)));
                Assert.Equal((long)plan.SubnetAddresses * (swept.Contains("nodes") ? Value<int>(result, "nodes", row) : 3), result.Column<long>("subnetAddresses")[row]);
            }
        },
        iter: 200);

    [Fact]
    public void Run_Ipv6_TakesOneAddressOfEachNodeAndNoneForPods()
    {
        var result = Sweep.OfNodes(M5Large, pods: 50, nodes: 20).Over("mode", "ipv6").Over("instanceType", "m5.large,t2.micro").Run(cancellationToken: Token);

        Assert.Equal([20L, 20L], Values<long>(result, "subnetAddresses"));
        Assert.Equal([0, 0], Values<int>(result, "totalAddresses"));
        Assert.Equal([0, 50], Values<int>(result, "waitingPods")); // ipamd does not start on a type without prefixes (R15).
    }

    [Fact]
    public void Measuring_Some_KeepsThese()
    {
        var sweep = Sweep.OfNodes(M5Large).Over(NodeParameters.Pods, 0, 9);

        Assert.Equal(["subnetAddresses"], sweep.Measuring("subnetAddresses").Run(cancellationToken: Token).Measures.Select(column => column.Name));
        Assert.Equal("subnetAdresses: no such measure; did you mean subnetAddresses?", Assert.Throws<InvalidInputException>(() => sweep.Measuring("subnetAdresses")).Message);
    }

    [Fact]
    public void Column_UnknownOrOfAnotherType_SaysSo()
    {
        var result = Sweep.OfNodes(M5Large).Over(NodeParameters.Pods, 0, 9).Run(cancellationToken: Token);

        Assert.Equal("pod: the sweep has no such column; did you mean pods?", Assert.Throws<InvalidInputException>(() => result.Column("pod")).Message);
        Assert.Equal("pods: the column holds Int32, not Int64.", Assert.Throws<InvalidInputException>(() => result.Column<long>("pods")).Message);
    }

    [Fact]
    public void CopyTo_AnyRows_AreThoseOfTheColumn() => Gen.Select(Gen.Int[0, 59], Gen.Int[0, 59]).ForAll((first, count) =>
    {
        var result = Sweep.OfNodes(M5Large).Over(NodeParameters.Nodes, 1, 3).Over(NodeParameters.Pods, 0, 4).Over("cni.WARM_IP_TARGET", "1..4").Run(cancellationToken: Token);
        count = Math.Min(count, 60 - first);
        foreach (var name in (string[])["nodes", "pods", "cni.WARM_IP_TARGET", "enis"])
        {
            var copy = new int[count];
            result.Column<int>(name).CopyTo(first, copy);
            Assert.Equal(Values<int>(result, name).Skip(first).Take(count), copy);
        }
    });

    [Fact]
    public void Run_Cancelled_Ends()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Sweep.OfNodes(M5Large).Over(NodeParameters.WarmIpTarget, 0, 1000).Run(null, stopped.Token));
    }

    [Fact]
    public void Run_Progress_EndsAtOne()
    {
        var progress = new Shares();
        Sweep.OfNodes(M5Large).Over(NodeParameters.WarmIpTarget, 0, 1000).Run(progress, Token);
        Assert.Equal(1, progress.Most);
    }

    private static IEnumerable<T> Values<T>(SweepResult result, string column) => Enumerable.Range(0, result.Rows).Select(row => result.Column<T>(column)[row]);

    private static T? Value<T>(SweepResult result, string column, int row) => result.Columns.Any(other => other.Name == column) ? result.Column<T>(column)[row] : default;

    private sealed class Shares : IProgress<double>
    {
        private readonly Lock gate = new();

        public double Most { get; private set; }

        public void Report(double value)
        {
            lock (gate)
                Most = Math.Max(Most, value);
        }
    }
}
