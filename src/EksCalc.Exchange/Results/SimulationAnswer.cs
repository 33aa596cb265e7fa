using System.Text;
using EksCalc.Exchange.Traces;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Results;

/// <summary>Simulations of scenarios in files.</summary>
internal static class SimulationAnswer
{
    /// <summary>Simulates a scenario, or that of a trace.</summary>
    /// <param name="json">The document.</param>
    /// <param name="follow">Whether to make the picks that the trace records.</param>
    /// <param name="seed">The seed of picks among equals; null for the oldest.</param>
    /// <exception cref="InvalidInputException">The document cannot be used.</exception>
    public static NodeTrace Of(Stream json, bool follow, ulong? seed)
    {
        if (!follow)
            return Simulated(NodeTraceJson.ReadScenario(json), seed is { } number ? PickPolicy.Random(number) : PickPolicy.Oldest);
        var recorded = NodeTraceJson.Read(json);
        return Simulated(recorded.Scenario, PickPolicy.Recorded(recorded));
    }

    /// <summary>A trace as JSON text.</summary>
    public static string Json(NodeTrace trace)
    {
        using var json = new MemoryStream();
        NodeTraceJson.Write(trace, json);
        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private static NodeTrace Simulated(NodeScenario scenario, PickPolicy picks)
    {
        try
        {
            return NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = picks });
        }
        catch (ArgumentOutOfRangeException outOfRange)
        {
            // The file's numbers, not a caller's mistake.
            throw new InvalidInputException("$.scenario", outOfRange.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
