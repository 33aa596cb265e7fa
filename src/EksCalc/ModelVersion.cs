using System.Reflection;

namespace EksCalc;

/// <summary>What a result was made with, so that it can be made again.</summary>
/// <param name="EksCalc">
/// Version of this library and, behind a plus sign, a hash of the model's sources and data: <c>0.1.0+1f0c93ab</c>. It is another one
/// whenever one of these files is, and the same in every clone.
/// </param>
/// <param name="VpcCni">Version of the VPC CNI whose behaviour is modelled.</param>
/// <param name="InstanceData">Version of the instance-limit data: <see cref="Instances.InstanceCatalog.DataVersion"/>.</param>
public sealed record ModelVersion(string EksCalc, string VpcCni, string InstanceData)
{
    /// <summary>The VPC CNI release that the pool manager's behaviour is taken from.</summary>
    public const string ModelledVpcCni = "1.23.1";

    /// <summary>The version in use, with the embedded instance data.</summary>
    public static ModelVersion Current { get; } = new(
        typeof(ModelVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        ModelledVpcCni,
        DataVersion.OfEmbedded());
}
