using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Tests;

public class ModelVersionTests
{
    [Fact]
    public void Current_NamesTheSourcesTheDataAndTheCni()
    {
        var version = ModelVersion.Current;

        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+\+[0-9a-f]{8}\z", version.EksCalc);
        Assert.Equal(InstanceCatalog.Default.DataVersion, version.InstanceData);
        Assert.StartsWith($"{CniVersion.Modelled}.", version.VpcCni, StringComparison.Ordinal);
    }
}
