#:project ../../src/EksCalc.Notebooks/EksCalc.Notebooks.csproj
#:property PublishAot=false

// The smallest subnets that hold the workload of a scenario file at its peak, in every mode, and where they go in the VPC.
//
//   dotnet run notebooks/scripts/size-subnets.cs -- data/scenarios/small-dev.yaml
//   dotnet run notebooks/scripts/size-subnets.cs -- data/scenarios/small-dev.yaml 50
//
// The number is how much the workload is to grow first, in percent. A tenth of each subnet stays free.
// Exit codes: 0 done; 1 no subnet is large enough in any mode; 2 bad input.

using EksCalc;
using EksCalc.Advice;
using EksCalc.Exchange;
using EksCalc.Notebooks;

const int MostGrowth = 1_000;

if (args is not [var file, .. { Length: <= 1 } growth])
{
    Console.Error.WriteLine("usage: size-subnets.cs SCENARIO [GROWTH_PERCENT]");
    return 2;
}

try
{
    var percent = 0;
    if (growth is [var text] && !(int.TryParse(text, out percent) && percent is >= 0 and <= MostGrowth))
        throw new InvalidInputException("GROWTH_PERCENT", $"expected a whole number from 0 to {MostGrowth}, found '{text}'.");
    var scenario = ScenarioFile.Read(file);
    var sizings = SubnetSizing.InEveryMode(scenario, SizingOptions.Default with { GrowthPercent = percent });
    var rows =
        from sizing in sizings
        from subnet in sizing.Subnets
        let place = sizing.Places?.FirstOrDefault(placed => placed.Name == subnet.Name)
        select new { sizing.Mode, Subnet = subnet.Name, subnet.Zone, subnet.PeakAddresses, Smallest = subnet.Size?.ToString() ?? "none", Place = place?.ToWords() };
    Console.WriteLine(rows.ToView(mostRows: int.MaxValue, title: $"{scenario.Name}, grown by {percent} %"));
    return sizings.Any(sizing => sizing.Fits) ? 0 : 1;
}
catch (InvalidInputException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
