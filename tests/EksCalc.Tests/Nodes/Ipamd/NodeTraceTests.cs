using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

public sealed class NodeTraceTests
{
    private static readonly NodeTrace Trace = NodeSimulation.Run(
        PodSchedule.Empty.Start(9, At(30)).Stop(9, At(200)).On(NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), new CniSettings { WarmEniTarget = 0 })));

    [Fact]
    public void CallsBefore_AnyTime_AddUpWithTheRest()
    {
        Assert.Equal(0, Trace.CallsBefore(TimeSpan.Zero).Total);
        Assert.True(Trace.Calls.Total > 10);
        for (var second = 0; second < 500; second++)
        {
            var before = Trace.CallsBefore(At(second));
            Assert.Equal(Trace.Calls.Total, before.Total + Trace.Calls.Since(before).Total);
            Assert.True(before.Total <= Trace.CallsBefore(At(second + 1)).Total);
        }

        Assert.Equal(Trace.Calls.ToString(), Trace.CallsBefore(Trace.Scenario.Until + At(1)).ToString());
    }

    [Fact]
    public void MeanFreeAddresses_AgainstASampleOfEachMillisecondPart_IsEqual()
    {
        var from = At(20);
        var samples = new List<long>();
        for (var at = from; at < Trace.Scenario.Until; at += TimeSpan.FromMilliseconds(10))
        {
            var state = Trace.Steps.Last(step => step.At <= at).State;
            samples.Add(state.TotalAddresses - state.AssignedAddresses);
        }

        Assert.Equal(samples.Average(), Trace.MeanFreeAddresses(from), 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Trace.MeanFreeAddresses(Trace.Scenario.Until));
    }

    [Fact]
    public void Rows_OfTrace_AreItsSteps()
    {
        var rows = NodeTraceRow.Of(Trace).ToList();
        Assert.Equal(Trace.Steps.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.TotalAddresses, row.AssignedAddresses + row.AvailableAddresses));
        Assert.Equal(Trace.Calls.Total, rows[^1].Ec2Calls);
        Assert.Equal(rows.Select(row => row.Ec2Calls).Order(), rows.Select(row => row.Ec2Calls));
        Assert.Equal(18, rows.Count(row => row.Pod is not null && row.Ok == true));
    }

    [Fact]
    public void Rows_OfRefusals_CountThemAndSayWhy()
    {
        // Nine addresses are all that the subnet has: two of the eleven pods are refused at once, then by every try.
        var setup = NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), new CniSettings()) with { SubnetFreeAddresses = 9 };
        var trace = NodeSimulation.Run(PodSchedule.Empty.Start(11, At(3)).On(setup));
        var rows = NodeTraceRow.Of(trace).ToList();

        var adds = rows.Where(row => row.Cause == StepCause.Add).ToList();
        Assert.Equal(["", "no free address"], adds.Select(row => row.Error ?? "").Distinct());
        Assert.Equal(Enumerable.Repeat(0, 9).Concat([1, 2]), adds.Select(row => row.FailedAdds));
        Assert.Equal(2, rows[^1].FailedAdds);
        var refused = trace.Steps.SelectMany(step => step.Acts).Count(act => act.Error is not null);
        Assert.True(refused > 0);
        Assert.Equal(refused, rows[^1].Ec2Errors);
        Assert.Equal(
            trace.Steps.Where(step => step.Acts.Any(act => act.Error is not null)).Select(step => string.Join("; ", step.Acts.Select(act => act.Error).OfType<string>())),
            rows.Where(row => row is { Cause: StepCause.Tick, Error: not null }).Select(row => row.Error));
    }

    [Fact]
    public void Rows_OfANodeThatDoesNotStart_SayWhy()
    {
        var setup = NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), new CniSettings { CustomNetworking = true, MaxEni = 1 });
        var row = Assert.Single(NodeTraceRow.Of(NodeSimulation.Run(PodSchedule.Empty.On(setup))));

        Assert.Equal("Failed to attach any ENIs for custom networking", row.Error);
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
