using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Traces;

/// <content>Writing what happens on a node.</content>
public static partial class NodeTraceJson
{
    private static void WriteEvent(NodeScenario scenario, NodeEvent happening, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Seconds(writer, "t", happening.At);
        switch (happening)
        {
            case PodEvent pod:
                writer.WriteString("op", pod.Kind == PodEventKind.Add ? "add" : "del");
                writer.WriteString("pod", pod.Pod);
                if (pod.OnEveryCard)
                    writer.WriteBoolean("multi", true);
                break;
            case CordonEvent cordon:
                writer.WriteString("op", cordon.Cordoned ? "cordon" : "uncordon");
                break;
            case TerminateEvent:
                writer.WriteString("op", "terminate");
                break;
            case RestartEvent restart:
                writer.WriteString("op", "restart");
                WriteRestart(scenario, restart, writer);
                break;
            case TagsEvent change:
                writer.WriteString("op", "tags");
                writer.WriteStartObject("tags");
                foreach (var (id, tags) in change.Tags)
                    WriteTexts(id, tags, writer);
                writer.WriteEndObject();
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteRestart(NodeScenario scenario, RestartEvent restart, Utf8JsonWriter writer)
    {
        if (restart.Down > TimeSpan.Zero || restart.Written is { NamesDown: true })
            Seconds(writer, "down", restart.Down);
        if (restart.Settings is not { } settings)
            return;
        var own = scenario.Node.Settings;
        var prefixes = settings.Mode == IpMode.PrefixDelegation;
        var (writesEnvironment, writesMode) = restart.Written is { } written
            ? (written.Environment is not null, written.PrefixDelegation is not null)
            : (true, prefixes != (own.Mode == IpMode.PrefixDelegation));
        if (writesMode || prefixes != (own.Mode == IpMode.PrefixDelegation))
            writer.WriteBoolean("prefixDelegation", prefixes);
        if (writesEnvironment || settings with { Mode = own.Mode } != own)
            WriteTexts("env", Spelled(settings, restart.Written?.Environment), writer);
    }
}
