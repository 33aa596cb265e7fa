#:project ../../src/EksCalc.Notebooks/EksCalc.Notebooks.csproj
#:property PublishAot=false

// A chart from a script, without a notebook: nodes that share a subnet, under three settings.
//
//   dotnet run notebooks/scripts/subnet-consumption.cs -- out/subnet-consumption.html
//
// The file's extension chooses the form: .html (interactive), .png or .svg (need Chromium or Chrome), .json.

using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Notebooks;
using EksCalc.Sweeps;
using EksCalc.Vpc;

const int PodsPerNode = 20;
var path = args is [var given] ? given : "out/subnet-consumption.html";
var type = InstanceCatalog.Default.Get("c5.2xlarge");
var limits = SubnetSize.Range(24, 22);
CniSettings[] choices = [new(), new() { WarmIpTarget = 2, MinimumIpTarget = 10 }, new() { WarmIpTarget = 10 }];

int Nodes(CniSettings settings, SubnetSize size) => NodeIpam.Create(type, settings).Settle(PodsPerNode).NodesIn(size);

var chart = Charts.SubnetConsumption(
    choices.Select(settings => ConsumptionCurve.OverNodes(type, settings, PodsPerNode, mostNodes: 24)),
    $"A /23 holds {Nodes(choices[0], limits[1])} {type} with {PodsPerNode} pods each by default, {Nodes(choices[1], limits[1])} when ipamd is asked for addresses",
    limits);

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
chart.Save(path);
Console.WriteLine(choices.SelectMany(settings => limits.Select(size => new { Setting = settings.ToString(), Subnet = size.ToString(), Nodes = Nodes(settings, size) })).ToView());
Console.WriteLine(path);
