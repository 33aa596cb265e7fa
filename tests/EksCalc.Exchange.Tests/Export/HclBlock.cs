namespace EksCalc.Exchange.Tests.Export;

/// <summary>A block of HCL: <c>resource "aws_subnet" "a" { ... }</c>.</summary>
internal sealed record HclBlock(string Type, IReadOnlyList<string> Labels, Map Body);
