using EksCalc.Cni;
using EksCalc.Testing;

namespace EksCalc.Tests.Cni;

[Rule("R18", "R24")]
public class CniVariablesTests
{
    [Fact]
    public void All_Names_AreThereOnce() => Assert.Distinct(CniVariables.All.Select(variable => variable.Name));

    [Fact]
    public void All_Meanings_AreSentences() => Assert.All(CniVariables.All, variable => Assert.EndsWith(".", variable.Meaning, StringComparison.Ordinal));

    // A variable of the model is one that changes the settings: each of them has a value that does.
    [Fact]
    public void All_VariablesOfTheModel_ChangeTheSettings() => Assert.All(CniVariables.All, variable => Assert.Equal(
        variable.Effect == CniVariableEffect.Modelled,
        ((string[])["true", "false", "2"]).Any(value => CniSettings.FromEnvironment(new Dictionary<string, string> { [variable.Name] = value }).Settings != new CniSettings())));

    [Fact]
    public void All_Defaults_AreWhatNotSettingThemGives() => Assert.All(
        CniVariables.OfAddresses.Where(variable => variable.Effect == CniVariableEffect.Modelled && variable.Name != CniVariables.MaxEni),
        variable => Assert.Equal(new CniSettings(), CniSettings.FromEnvironment(new Dictionary<string, string> { [variable.Name] = variable.Default }).Settings));

    [Fact]
    public void ManifestDefaults_OfR18_AreWhatDiffersFromIpamdsOwn()
    {
        Assert.Equal("WARM_PREFIX_TARGET=1", string.Join(' ', CniVariables.ManifestDefaults.Select(variable => $"{variable.Key}={variable.Value}")));
        Assert.Equal(new CniSettings { WarmPrefixTarget = 1 }, CniSettings.ManifestDefaults);
        Assert.Equal("1", CniVariables.Get("WARM_ENI_TARGET").Manifest);
    }

    [Fact]
    public void Get_UnknownName_IsRefusedWithTheNearest() =>
        Assert.Equal("WARM_IP_TARGT: the VPC CNI has no such variable; did you mean WARM_IP_TARGET?", Assert.Throws<InvalidInputException>(() => CniVariables.Get("WARM_IP_TARGT")).Message);

    [Fact]
    public void Document_IsMadeFromTheTable()
    {
        string[] lines =
        [
            "# The VPC CNI's variables",
            "",
            "What can be set on the `aws-node` DaemonSet, as ipamd of VPC CNI 1.23 reads it: `cni` in scenario files, `--env` on the command",
            "line, `cni.NAME` in sweeps. `CniVariables` in `src/EksCalc/Cni` is the same table. Sources: amazon-vpc-cni-k8s v1.23.1, README,",
            "config/master/aws-k8s-cni.yaml and pkg/ipamd.",
            "",
            "## About addresses",
            "",
            "`otherwise` is what ipamd uses for a value that it can't use; it says nothing, EksCalc does.",
            "",
            "| variable | what it does | values | not set | otherwise | the add-on sets | since |",
            "|---|---|---|---|---|---|---|",
            .. CniVariables.OfAddresses.Select(variable =>
                $"| `{variable.Name}` | {variable.Meaning}{(variable.Effect == CniVariableEffect.NotModelled ? " Not modelled." : "")} | {variable.Range} | {variable.Default} | {variable.Otherwise} | {variable.Manifest} | {variable.Since} |"),
            "",
            "## About other things",
            "",
            "They take or free no address: EksCalc knows their names only.",
            "",
            "| variable | what it does | since |",
            "|---|---|---|",
            .. CniVariables.All.Except(CniVariables.OfAddresses).Select(variable => $"| `{variable.Name}` | {variable.Meaning} | {variable.Since} |"),
            "",
        ];

        Snapshot.MatchFile(string.Join('\n', lines), Repository.PathOf("docs/cni-variables.md"));
    }
}
