using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;
using Json = EksCalc.Exchange.Results.ResultJson;

namespace EksCalc.Exchange.Results;

/// <summary>Questions of the explorer's page: JSON in, and JSON out as the command line's <c>--format json</c> prints it.</summary>
/// <remarks>An input that cannot be used is answered by <see cref="ProblemsJson"/>, whose first key no result has.</remarks>
internal static class Answers
{
    /// <summary>How problems of a text name it where nothing else is said.</summary>
    private const string ScenarioName = "scenario.yaml";

    private static readonly Dictionary<string, Func<string, string>> ByName = new()
    {
        [nameof(Facts)] = _ => Facts(),
        [nameof(Types)] = _ => Types(),
        [nameof(Examples)] = _ => Examples(),
        [nameof(Explain)] = _ => Explain(),
        [nameof(MaxPods)] = MaxPods,
        [nameof(Node)] = Node,
        [nameof(Layout)] = Layout,
        [nameof(Curve)] = Curve,
        [nameof(Sweep)] = Sweep,
        [nameof(Clusters)] = Clusters,
        [nameof(Parameters)] = Parameters,
        [nameof(Plan)] = Plan,
        [nameof(Check)] = Check,
        [nameof(Recommend)] = Recommend,
        [nameof(Simulate)] = Simulate,
        [nameof(Export)] = Export,
        [nameof(Write)] = Write,
        [nameof(Map)] = Map,
        [nameof(PrefixRoom)] = PrefixRoom,
    };

    /// <summary>The text that was read last: while a slider moves, the same one is asked about again and again.</summary>
    private static KeptText? lastRead;

    /// <summary>What was asked about it last: the plan of a slider's step is also asked for its findings and for a map.</summary>
    private static KeptScenario? lastAsked;

    /// <summary>The answer to a question.</summary>
    /// <param name="name">What is asked: the name of one of the methods here.</param>
    /// <param name="question">The question as JSON; empty where there is nothing to say.</param>
    /// <exception cref="ArgumentException">Nothing of that name can be asked.</exception>
    public static string To(string name, string question) =>
        ByName.TryGetValue(name, out var answer) ? answer(question) : throw new ArgumentException($"{name} cannot be asked.", nameof(name));

    /// <summary>What forms are made of.</summary>
    private static string Facts() => Text(FactsJson.All, Json.Readable.FactsJson);

    /// <summary>Every instance type, to search among them.</summary>
    private static string Types() => Text(TypesJson.All, Json.Readable.TypesJson);

    /// <summary>The scenarios to start from.</summary>
    private static string Examples() => Text(ExamplesJson.Of(typeof(Answers).Assembly), Json.Readable.ExamplesJson);

    /// <summary>Every rule and kind of finding: <c>ekscalc explain</c>.</summary>
    private static string Explain() => Text(ExplainJson.All, Json.Readable.ExplainJson);

    /// <summary><c>ekscalc max-pods</c>.</summary>
    private static string MaxPods(string question) => Answer(question, QuestionJson.Default.MaxPodsQuestion, asked =>
    {
        var type = InstanceCatalog.Default.Get(asked.InstanceType);
        var options = new MaxPodsOptions
        {
            PrefixDelegation = asked.PrefixDelegation,
            CustomNetworking = asked.CustomNetworking,
            MaxEni = asked.MaxEni,
            CniVersion = asked.CniVersion is { } version ? CniVersion.Parse(version) : CniVersion.Modelled,
        };
        var json = asked.Kind is { } kind || asked.PodEni
            ? MaxPodsAnswer.OfKind(type, options, new KubeletSetup(asked.Kind ?? NodeGroupKind.Managed) { Version = options.CniVersion }, asked.PodEni)
            : MaxPodsAnswer.Calculated(type, options);
        return Text(json, Json.Readable.MaxPodsJson);
    });

    /// <summary><c>ekscalc node steady</c>.</summary>
    private static string Node(string question) => Answer(question, QuestionJson.Default.NodeQuestion, asked => Text(Settled(asked).Json, Json.Readable.NodeSteadyJson));

    /// <summary>The same node, ENI by ENI.</summary>
    private static string Layout(string question) => Answer(question, QuestionJson.Default.NodeQuestion, asked =>
    {
        var answer = Settled(asked);
        return Text(NodeLayoutJson.Of(answer.Node.Holding(answer.Plan)), Json.Readable.NodeLayoutJson);
    });

    /// <summary>The same node with any number of pods, up to those that are asked for.</summary>
    private static string Curve(string question) => Answer(question, QuestionJson.Default.NodeQuestion, asked =>
        Text(NodeCurveJson.Of(Settled(asked).Node, asked.Pods), Json.Readable.NodeCurveJson));

    /// <summary><c>ekscalc sweep</c>.</summary>
    private static string Sweep(string question) => Answer(question, QuestionJson.Default.SweepQuestion, asked =>
    {
        var result = asked.Text is null
            ? SweepAnswer.Over(SweepAnswer.OfNodes(Pairs(asked.Over)), Pairs(asked.Over), asked.Measures ?? []).Run()
            : SweepAnswer.Over(SweepOf(Scenario(asked.Text, asked.Changes, asked.Cluster)), Pairs(asked.Over), asked.Measures ?? []).Run();
        using var json = new MemoryStream();
        SweepFile.WriteJson(result, json);
        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    });

    /// <summary>The names of a text's clusters, by which one of them is asked about.</summary>
    private static string Clusters(string question) => Answer(question, QuestionJson.Default.ScenarioQuestion, asked =>
        Text(ClusterNames.Of(Read(asked.Text, ScenarioName)), Json.Readable.IReadOnlyListString));

    /// <summary><c>ekscalc sweep SCENARIO --list</c>.</summary>
    private static string Parameters(string question) => Answer(question, QuestionJson.Default.ScenarioQuestion, asked =>
        Text(SweepListJson.Of(SweepOf(Scenario(asked.Text, asked.Changes, asked.Cluster))), Json.Readable.SweepListJson));

    /// <summary><c>ekscalc plan</c>, of one cluster, beside others or alone, or of several; where it is to be quick, without what takes longer.</summary>
    private static string Plan(string question) => Answer(question, QuestionJson.Default.ScenarioQuestion, asked =>
    {
        var scenario = Located(asked);
        return scenario.IsOfAll
            ? Text(VpcPlanResult.Of(scenario.Vpc, asked.Findings ? ScenarioFindings.Of(scenario.Vpc) : [], asked.Findings), Json.Readable.VpcPlanJson)
            : Text(PlanResult.Of(scenario.Plan, asked.Findings ? FindingsOf(scenario.Plan) : [], asked.Modes, asked.Findings), Json.Readable.PlanJson);
    });

    /// <summary><c>ekscalc check</c>.</summary>
    private static string Check(string question) => Answer(question, QuestionJson.Default.ScenarioQuestion, asked =>
        Text(new CheckJson([.. CheckAnswer.Of(asked.File, Located(asked).Clusters)], ModelVersion.Current), Json.Readable.CheckJson));

    /// <summary><c>ekscalc recommend</c>.</summary>
    private static string Recommend(string question) => Answer(question, QuestionJson.Default.RecommendQuestion, asked =>
    {
        var options = new DecisionOptions { LeaveRoom = new SizingOptions(asked.Growth ?? 0, asked.Headroom ?? SizingOptions.Default.HeadroomPercent) };
        return Text(RecommendJson.Of(Decision.Of(Scenario(asked.Text, asked.Changes).Scenario, options)), Json.Readable.RecommendJson);
    });

    /// <summary><c>ekscalc node simulate</c>.</summary>
    private static string Simulate(string question) => Answer(question, QuestionJson.Default.SimulationQuestion, asked =>
        SimulationAnswer.Json(SimulationAnswer.Of(new MemoryStream(Encoding.UTF8.GetBytes(asked.Text)), asked.Follow, asked.Seed)));

    /// <summary><c>ekscalc export</c>.</summary>
    private static string Export(string question) => Answer(question, QuestionJson.Default.ExportQuestion, asked =>
    {
        var export = Exporter.Of(Scenario(asked.Text, asked.Changes, asked.Cluster).Scenario, asked.To);
        return Text(new ExportJson(export.Files, export.Notes), Json.Readable.ExportJson);
    });

    /// <summary>The scenario with its changes, written anew.</summary>
    private static string Write(string question) => Answer(question, QuestionJson.Default.ScenarioQuestion, asked =>
        Text(
            new ScenarioTextJson(ScenarioFile.Write([.. Scenario(asked.Text, asked.Changes).Clusters.Select(one => one.Scenario)])),
            Json.Readable.ScenarioTextJson));

    /// <summary>A subnet of a plan, address by address.</summary>
    private static string Map(string question) => Answer(question, QuestionJson.Default.MapQuestion, asked =>
    {
        var subnet = Scenario(asked.Text, asked.Changes, asked.Cluster).Plan.Subnets.FirstOrDefault(one => one.Subnet.Name == asked.Subnet) ?? throw new InvalidInputException(asked.Subnet, "no such subnet.");
        return Text(SubnetMapJson.Of(asked.Subnet, subnet.Map(asked.Situation, asked.Seed is { } seed ? AddressPlacement.Random(seed) : null)), Json.Readable.SubnetMapJson);
    });

    /// <summary>Prefixes that find room in a subnet against the single addresses in it.</summary>
    private static string PrefixRoom(string question) => Answer(question, QuestionJson.Default.PrefixRoomQuestion, asked =>
        asked.PrefixLength is >= SubnetSize.ShortestPrefix and <= SubnetSize.LongestPrefix
            ? Text(PrefixRoomJson.Of(new SubnetSize(asked.PrefixLength)), Json.Readable.PrefixRoomJson)
            : throw new InvalidInputException("prefixLength", $"a subnet is a /{SubnetSize.ShortestPrefix} to a /{SubnetSize.LongestPrefix}."));

    private static string Answer<T>(string question, JsonTypeInfo<T> form, Func<T, string> answer)
    {
        try
        {
            return answer(JsonSerializer.Deserialize(question, form) ?? throw new InvalidInputException("question", "an object expected, null found."));
        }
        catch (InvalidInputException invalid)
        {
            return Text(new ProblemsJson(invalid.Problems), Json.Readable.ProblemsJson);
        }
        catch (JsonException wrong)
        {
            return Text(new ProblemsJson([new InputProblem(wrong.Path ?? "question", "the question is not of the form that is read.")]), Json.Readable.ProblemsJson);
        }
    }

    private static NodeAnswer Settled(NodeQuestion asked)
    {
        var type = InstanceCatalog.Default.Get(asked.InstanceType);
        return NodeAnswer.Of(type, CniSettings.FromEnvironment(asked.Env ?? [], type), asked.Pods, asked.MaxPods, asked.Kind);
    }

    /// <summary>A scenario's problems name its file.</summary>
    private static AskedScenario Located(ScenarioQuestion asked) =>
        Asked(ClusterSources.Of([asked.File], file => Read(asked.Text, file)), asked.Changes, asked.Cluster);

    private static AskedScenario Scenario(string text, IReadOnlyList<ValuesQuestion>? changes, string? cluster = null) =>
        Asked(Read(text, ScenarioName), changes, cluster);

    private static AskedScenario Asked(IReadOnlyList<ClusterSource> clusters, IReadOnlyList<ValuesQuestion>? changes, string? cluster)
    {
        // Whoever asks at the same time gets an answer of its own: what is kept is one object, read once.
        var last = lastAsked;
        if (last is null || !last.Clusters.SequenceEqual(clusters) || last.Cluster != cluster || !last.Changes.SequenceEqual(changes ?? []))
            lastAsked = last = new KeptScenario(clusters, changes ?? [], cluster, AskedScenario.Of(clusters, changes ?? [], cluster));
        return last.Scenario;
    }

    private static EksCalc.Sweeps.Sweep<ClusterScenario> SweepOf(AskedScenario asked)
    {
        asked.Scenario.ThrowIfProblems(InstanceCatalog.Default);
        return EksCalc.Sweeps.Sweep.OfScenario(asked.Scenario, InstanceCatalog.Default, asked.Again);
    }

    /// <summary>What is found of a cluster, and of the VPC that it is in.</summary>
    private static IReadOnlyList<Finding> FindingsOf(ClusterPlan plan) => plan.Vpc is not { } vpc ? ScenarioFindings.Of(plan)
        : [.. ScenarioFindings.Of(vpc).Where(found => found.Clusters.Count == 0 || found.Clusters.Contains(vpc.Names[plan.Place])).Select(found => found.Finding)];

    private static IReadOnlyList<ClusterSource> Read(string text, string file)
    {
        var last = lastRead;
        if (last is null || last.Text != text || last.File != file)
            lastRead = last = new KeptText(text, file, ScenarioFile.ReadSources(new MemoryStream(Encoding.UTF8.GetBytes(text)), file));
        return last.Clusters;
    }

    private static IReadOnlyList<(string Name, string Values)> Pairs(IReadOnlyList<ValuesQuestion> values) => [.. values.Select(value => (value.Name, value.Text))];

    private static string Text<T>(T result, JsonTypeInfo<T> form) => JsonSerializer.Serialize(result, form);

    private sealed record KeptText(string Text, string File, IReadOnlyList<ClusterSource> Clusters);

    private sealed record KeptScenario(IReadOnlyList<ClusterSource> Clusters, IReadOnlyList<ValuesQuestion> Changes, string? Cluster, AskedScenario Scenario);
}
