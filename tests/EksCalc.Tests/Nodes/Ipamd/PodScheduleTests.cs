using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

public sealed class PodScheduleTests
{
    [Fact]
    public void Schedule_StartReplaceStop_IsInOrderAndEndsTheOldestFirst()
    {
        var schedule = PodSchedule.Empty
            .Start(2, At(10), At(1))
            .Replace(At(20), At(30), At(5))
            .Stop(2, At(40), At(3));
        Assert.Equal(
            [
                "10 Add pod-1", "11 Add pod-2",
                "20 Delete pod-1", "20 Add pod-3", "25 Delete pod-2", "25 Add pod-4", "30 Delete pod-3", "30 Add pod-5",
                "40 Delete pod-4", "43 Delete pod-5",
            ],
            schedule.Events.Select(pod => $"{pod.At.TotalSeconds} {pod.Kind} {pod.Pod}"));
        Assert.Equal((0, At(43)), (schedule.RunningPods, schedule.End));
    }

    [Fact]
    public void Schedule_Changed_LeavesTheOriginal()
    {
        var one = PodSchedule.Empty.Start(1, At(0));
        _ = one.Start(5, At(1));
        Assert.Single(one.Events);
        Assert.Empty(PodSchedule.Empty.Events);
    }

    [Fact]
    public void Schedule_NotInOrderOrTooManyStopped_IsRefused()
    {
        var one = PodSchedule.Empty.Start(1, At(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Start(1, At(9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Stop(2, At(10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Start(-1, At(10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Start(1, At(10), At(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Stop(1, At(9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Stop(-1, At(10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Replace(At(9), At(20), At(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Replace(At(10), At(20), TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => PodSchedule.Empty.Replace(At(10), At(20), At(1)));
    }

    [Fact]
    public void On_Node_RunsAsScheduled()
    {
        var trace = NodeSimulation.Run(PodSchedule.Empty.Start(40, At(30)).On(NodeSetup.Of(InstanceCatalog.Default.Get("c5.2xlarge"), new CniSettings())));
        Assert.Equal((40, 40, 26, At(20)), (trace.Pods.Adds, trace.Pods.Started, trace.Pods.FailedFirstTry, trace.Pods.LongestWait));
        Assert.Equal(At(330), trace.Scenario.Until);
        Assert.Equal(At(7), PodSchedule.Empty.Start(1, At(5)).On(trace.Scenario.Node, At(2)).Until);
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
