using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>A value that another part of the same file gives.</summary>
/// <param name="target">That part, as the file's language names it.</param>
internal sealed class ReferenceNode(string target) : Node(default)
{
    public string Target { get; } = target;

    public override string Shown => Target;
}
