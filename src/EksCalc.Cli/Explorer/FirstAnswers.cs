using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Explorer;

/// <summary>What the explorer's first view asks, answered beforehand: it is then there before the model is loaded.</summary>
/// <remarks>The questions are those of <c>views/node.js</c> and <c>views/cluster.js</c>; one that differs costs time and nothing else.</remarks>
internal static class FirstAnswers
{
    private const string Type = "m5.large";
    private const int Pods = 20;

    // Questions are told apart by their text: as scripts write it.
    private static readonly JsonSerializerOptions AsScripts = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Kinds = ["", "Managed", "SelfManaged", "Karpenter", "AutoMode"];

    /// <summary>The answers by their questions, as JSON that can stand in a page.</summary>
    /// <param name="input">What the page opens with; null for none.</param>
    public static string Of(ExplorerInput? input)
    {
        var facts = Answers.To("Facts", "");
        IEnumerable<(string Name, string Question)> questions = input is null ? OfNode(facts) : OfScenario(input.Text);
        var answers = new JsonObject { ["Facts "] = facts };
        foreach (var (name, question) in questions)
            answers[$"{name} {question}"] = Answers.To(name, question);
        return JsonSerializer.Serialize(answers, ExplorerJson.Default.JsonObject);
    }

    private static IEnumerable<(string Name, string Question)> OfNode(string facts)
    {
        var variables = new JsonObject();
        foreach (var variable in JsonNode.Parse(facts)!["variables"]!.AsArray().Where(variable => variable!["manifest"] is not null))
            variables[variable!["name"]!.GetValue<string>()] = variable["manifest"]!.GetValue<string>();
        var node = NodeWith(Pods);
        var maxPods = JsonNode.Parse(Answers.To("Node", node))!["maxPods"]!.GetValue<int>();
        yield return ("Node", node);
        yield return ("Layout", node);
        yield return ("Curve", NodeWith(maxPods));
        foreach (var kind in Kinds)
        {
            var asked = new JsonObject { ["instanceType"] = Type, ["prefixDelegation"] = false, ["customNetworking"] = false };
            if (kind.Length > 0)
                asked["kind"] = kind;
            yield return ("MaxPods", asked.ToJsonString(AsScripts));
        }

        string NodeWith(int pods) => new JsonObject { ["instanceType"] = Type, ["pods"] = pods, ["env"] = variables.DeepClone() }.ToJsonString(AsScripts);
    }

    private static IEnumerable<(string Name, string Question)> OfScenario(string text)
    {
        yield return ("Examples", "");
        yield return ("Clusters", new JsonObject { ["text"] = text }.ToJsonString(AsScripts));
        yield return ("Plan", new JsonObject { ["text"] = text, ["changes"] = new JsonArray(), ["modes"] = false, ["findings"] = false }.ToJsonString(AsScripts));
        yield return ("Plan", new JsonObject { ["text"] = text, ["changes"] = new JsonArray(), ["modes"] = false }.ToJsonString(AsScripts));
    }
}
