namespace EksCalc.Advice;

/// <summary>A share of a group's nodes by the pods that they run.</summary>
/// <param name="Pods">Pods of a node that take an address of the pool, 0 or more.</param>
/// <param name="Weight">How many of the nodes, or any number in proportion; more than 0.</param>
public readonly record struct PodShare(int Pods, double Weight);
