namespace EksCalc.Notebooks.Figures;

/// <summary>What something takes of subnets at the peak.</summary>
/// <param name="Label">Its name, as plotly.js reads it.</param>
/// <param name="NodeSubnetAddresses">Addresses of nodes' subnets.</param>
/// <param name="PodSubnetAddresses">Addresses of pods' subnets.</param>
/// <param name="Note">What stands behind its bar.</param>
/// <param name="Words">All of it as plain text.</param>
internal sealed record AddressBar(string Label, long NodeSubnetAddresses, long PodSubnetAddresses, string Note, string Words);
