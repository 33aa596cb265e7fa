namespace EksCalc.Clusters.Checks;

/// <summary>Takes note of a problem.</summary>
/// <param name="path">Where it is: keys as in a scenario file, <c>subnets[2].cidr</c>.</param>
/// <param name="mistake">What is wrong.</param>
internal delegate void Note(string path, Mistake mistake);
