#:project ../../src/EksCalc.Notebooks/EksCalc.Notebooks.csproj
#:property PublishAot=false

// The workload of a scenario file in every mode of the VPC CNI: addresses at the peak, nodes, what stands against it.
//
//   dotnet run notebooks/scripts/modes-compared.cs -- data/scenarios/small-dev.yaml
//   dotnet run notebooks/scripts/modes-compared.cs -- data/scenarios/small-dev.yaml out/modes.html
//
// With a second file it draws a chart, .html (interactive), .png or .svg (need Chromium or Chrome), .json.
// Exit codes: 0 done; 1 no mode has room for the workload; 2 bad input.

using EksCalc;
using EksCalc.Clusters;
using EksCalc.Exchange;
using EksCalc.Notebooks;

if (args is not [var file, .. { Length: <= 1 } chart])
{
    Console.Error.WriteLine("usage: modes-compared.cs SCENARIO [CHART]");
    return 2;
}

try
{
    var scenario = ScenarioFile.Read(file);
    var modes = ModeComparison.Of(scenario);
    Console.WriteLine(modes
        .Select(mode => new
        {
            Mode = mode.Mode + (mode.IsConfigured ? " (configured)" : ""),
            NodesSubnets = mode.NodeSubnetAddresses,
            PodsSubnets = mode.PodSubnetAddresses,
            mode.Nodes,
            mode.Plan.Fits,
            Obstacles = string.Join("; ", mode.Obstacles),
        })
        .ToView(title: $"{scenario.Name}: subnet addresses at the peak"));
    if (chart is [var path])
    {
        var least = modes.Where(mode => mode.Plan.Fits).DefaultIfEmpty(modes[0]).MinBy(mode => mode.NodeSubnetAddresses + mode.PodSubnetAddresses)!;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Charts.ModeComparison(modes, $"{scenario.Name}: {least.Mode} takes the fewest addresses, {least.NodeSubnetAddresses + least.PodSubnetAddresses:N0}").Save(path);
    }

    return modes.Any(mode => mode.Plan.Fits) ? 0 : 1;
}
catch (Exception problem) when (problem is InvalidInputException or ArgumentException or IOException or PictureException)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
