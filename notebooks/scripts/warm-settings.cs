#:project ../../src/EksCalc.Notebooks/EksCalc.Notebooks.csproj
#:property PublishAot=false

// Warm targets for one kind of node: those that no other beats in idle addresses, EC2 calls and waiting pods.
//
//   dotnet run notebooks/scripts/warm-settings.cs -- m5.xlarge 30 60
//   dotnet run notebooks/scripts/warm-settings.cs -- m5.xlarge 30 60 out/warm-settings.html
//
// The numbers are the pods on a node and those that end and are replaced on it in an hour.
// With a file it draws a chart, .html (interactive), .png or .svg (need Chromium or Chrome), .json.
// Exit codes: 0 done; 2 bad input.

using EksCalc;
using EksCalc.Advice;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Notebooks;

const int MostPods = 1_000;
const int MostReplaced = 3_600;

if (args is not [var name, var podsText, var replacedText, .. { Length: <= 1 } chart])
{
    Console.Error.WriteLine("usage: warm-settings.cs TYPE PODS REPLACED_PER_HOUR [CHART]");
    return 2;
}

try
{
    var type = InstanceCatalog.Default.Get(name);
    var workload = new WarmWorkload
    {
        Nodes = [new PodShare(Number("PODS", podsText, MostPods), 1)],
        ReplacedPerHour = Number("REPLACED_PER_HOUR", replacedText, MostReplaced),
    };
    var comparison = WarmSettingsComparison.Of(type, new CniSettings(), workload);
    Console.WriteLine(comparison.Front
        .Select(result => new
        {
            Settings = result.Settings.ToString(),
            IdleAddresses = Math.Round(result.Cost.IdleAddresses, 1),
            Ec2CallsPerHour = Math.Round(result.Cost.Ec2CallsPerHour, 1),
            PercentOfPodsWaiting = Math.Round(100 * result.Cost.WaitingShare, 1),
        })
        .ToView(title: $"{type}: settings that no other beats"));
    Console.WriteLine($"{comparison.Recommended.Settings}: {comparison.Reason}");
    if (chart is [var path])
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Charts.ParetoFront(comparison).Save(path);
    }

    return 0;
}
catch (Exception problem) when (problem is InvalidInputException or ArgumentException or IOException or PictureException)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}

static int Number(string what, string text, int most) => int.TryParse(text, out var number) && number >= 0 && number <= most
    ? number
    : throw new InvalidInputException(what, $"expected a whole number from 0 to {most}, found '{text}'.");
