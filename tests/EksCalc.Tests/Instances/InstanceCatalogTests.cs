using System.Text;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Instances;

public class InstanceCatalogTests
{
    private const string GoodRow = "m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,3,0,true,true,9,29";

    [Fact]
    public void Default_HasEveryTypeOfTheDataFile()
    {
        Assert.Equal(1420, InstanceCatalog.Default.Types.Count);
        Assert.StartsWith("1420-types-", InstanceCatalog.Default.DataVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhatWasRead_IsTheSameText() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf("data/instance-types.csv")), InstanceCsv.Write(InstanceCatalog.Default.Types));

    [Fact]
    public void Get_KnownName_HasEveryColumn()
    {
        var type = InstanceCatalog.Default.Get("M5.Large");

        Assert.Equal(("m5.large", "m5", "large", "x86_64", 2, 8192L), (type.Name, type.Family, type.Size, type.Architecture, type.VCpus, type.MemoryMiB));
        Assert.Equal((Hypervisor.Nitro, false, 3, 10, 9), (type.Hypervisor, type.IsBareMetal, type.MaxEnis, type.Ipv4PerEni, type.SlotsPerEni));
        Assert.Equal((true, true, 9, 29), (type.SupportsPrefixDelegation, type.SupportsTrunking, type.BranchEnis, type.MaxPodsInCniFile));
    }

    [Fact]
    public void Get_SeveralCards_CountsTheDefaultCardAlone()
    {
        var type = InstanceCatalog.Default.Get("p4d.24xlarge");

        Assert.Equal(15, type.MaxEnis);
        Assert.Equal([15, 15, 15, 15], type.MaxEnisPerCard);
    }

    [Theory]
    [InlineData("i7ie.48xlarge", "8 7", 737, 394)]
    [InlineData("i7ie.metal-48xl", "8 7", 737, 394)]
    [InlineData("i8ge.48xlarge", "12 12", 1178, 590)]
    [InlineData("i8ge.metal-48xl", "12 12", 1178, 590)]
    [Rule("R11")]
    public void Get_TypeThatEc2CountsInAnotherWay_HasBothAndAFinding(string name, string cards, int cniPods, int ec2Pods)
    {
        var type = InstanceCatalog.Default.Get(name);

        var finding = Assert.Single(MaxPods.Recommended(type).Findings);

        Assert.Equal(cards, string.Join(' ', type.Ec2MaxEnisPerCard));
        Assert.Equal("instance-cards-disagree", finding.Id);
        Assert.Contains($"({cniPods} pods)", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"({ec2Pods} pods)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_OtherTypes_AreCountedAlikeByBoth() =>
        Assert.Equal(4, InstanceCatalog.Default.Types.Count(type => !type.Ec2MaxEnisPerCard.IsEmpty));

    [Theory]
    [InlineData("p6e-gb200.36xlarge")]
    [InlineData("trn2u.48xlarge")]
    [InlineData("u7inh-32tb.480xlarge")]
    public void Get_TypeThatNoSourceOfTheCniKnows_IsSaidToBeOne(string name) => Assert.Equal(
        $"{name}: EC2 has this type, but no source of the VPC CNI gives its limits.", Assert.Throws<InvalidInputException>(() => InstanceCatalog.Default.Get(name)).Message);

    [Theory]
    [InlineData("mac-m4.metal", 10, 24_576)]
    [InlineData("mac-m4pro.metal", 14, 49_152)]
    [InlineData("mac2-m1ultra.metal", 20, 131_072)]
    public void Get_MacTypes_HaveVCpusAndMemory(string name, int vCpus, long memoryMiB) =>
        Assert.Equal((vCpus, memoryMiB), (InstanceCatalog.Default.Get(name).VCpus, InstanceCatalog.Default.Get(name).MemoryMiB));

    [Theory]
    [InlineData("m5.larg", "m5.large")]
    [InlineData("c5.2xlrage", "c5.2xlarge")]
    [InlineData("m5large", "m5.large")]
    public void Get_MistypedName_SuggestsTheNearest(string name, string suggestion)
    {
        var error = Assert.Throws<InvalidInputException>(() => InstanceCatalog.Default.Get(name));

        Assert.StartsWith($"{name}: no such instance type; did you mean {suggestion}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_NothingLikeIt_SuggestsNothing() =>
        Assert.Equal("banana-split-sundae: no such instance type", Assert.Throws<InvalidInputException>(() => InstanceCatalog.Default.Get("banana-split-sundae")).Message);

    [Fact]
    public void Find_PatternAndAttributes_Narrow()
    {
        Assert.Contains("m5.large", InstanceCatalog.Default.Find("m5.*").Select(type => type.Name));
        Assert.All(InstanceCatalog.Default.Find("m5.*"), type => Assert.Equal("m5", type.Family));
        Assert.All(
            InstanceCatalog.Default.Find(new InstanceFilter { Architecture = "arm64", MinVCpus = 8, MaxVCpus = 16, IsBareMetal = false, SupportsPrefixDelegation = true, SupportsTrunking = true }),
            type => Assert.True(type is { Architecture: "arm64", VCpus: >= 8 and <= 16, IsBareMetal: false, SupportsPrefixDelegation: true, SupportsTrunking: true }));
        Assert.NotEmpty(InstanceCatalog.Default.Find(new InstanceFilter { Family = "M5" }));
        Assert.Empty(InstanceCatalog.Default.Find("no-such.*"));
    }

    [Fact]
    public void Read_GoodRow_IsTaken() => Assert.Equal("m5.large", Assert.Single(Read(GoodRow).Types).Name);

    [Fact]
    public void Read_ByteOrderMark_IsNoPartOfTheData()
    {
        var plain = Read(GoodRow);

        var marked = InstanceCatalog.Read(new MemoryStream([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(InstanceCsv.Header + "\n" + GoodRow)]), "test.csv");

        Assert.Equal((plain.Types[0].Name, plain.DataVersion), (marked.Types[0].Name, marked.DataVersion));
    }

    [Theory]
    [InlineData("m5.large,m5,large,x86_64,two,8192,nitro,false,3,10,1,3,0,true,true,9,29", "test.csv:2 vCpus: 'two'")]
    [InlineData("m5.large,m5,large,x86_64,0,8192,nitro,false,3,10,1,3,0,true,true,9,29", "vCpus: '0'")]
    [InlineData("m5.large,m5,large,sparc,2,8192,nitro,false,3,10,1,3,0,true,true,9,29", "architecture: 'sparc'")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,kvm,false,3,10,1,3,0,true,true,9,29", "hypervisor: 'kvm'")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,no,3,10,1,3,0,true,true,9,29", "bareMetal: 'no'")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,,10,1,3,0,true,true,9,29", "maxEnis: is empty")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,1,1,3,0,true,true,9,29", "ipv4PerEni: '1'")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,2,3,0,true,true,9,29", "maxEnisPerCard: lists 1")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,3,1,true,true,9,29", "defaultNetworkCard: 1")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,4,0,true,true,9,29", "maxEnis: 3 is not the default card's 4")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,3,0,false,true,9,29", "prefixDelegation: must be true")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,3,0,true,false,9,29", "branchEnis: must be given")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,3,0,true,,9,29", "branchEnis: must be given")]
    [InlineData("m5.large,m5,large,x86_64,2,8192,nitro,false,3,10,1,3,0,true,true,9,30", "maxPodsFile: 30")]
    [InlineData("m5.large,m4,large,x86_64,2,8192,nitro,false,3,10,1,3,0,true,true,9,29", "instanceType: m5.large is not its family")]
    [InlineData("M5.large,M5,large,x86_64,2,8192,nitro,false,3,10,1,3,0,true,true,9,29", "instanceType: M5.large has capital letters")]
    [InlineData("m5.large,m5,large", "test.csv:2: has fewer than 17 columns")]
    [InlineData(GoodRow + ",1", "test.csv:2: has more than 17 columns")]
    [InlineData(GoodRow + "\n" + GoodRow, "test.csv:3 instanceType: m5.large comes after m5.large")]
    [InlineData("", "test.csv: has no instance types")]
    public void Read_BadRow_NamesTheLineAndTheColumn(string rows, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidInputException>(() => Read(rows)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralProblems_ReportsThemAll()
    {
        var error = Assert.Throws<InvalidInputException>(() => Read("m5.large,m5,large,sparc,2,8192,kvm,false,3,10,1,3,0,true,true,9,29\nc5.large,c5,large"));

        Assert.Equal(2, error.Problems.Count);
    }

    [Fact]
    public void Read_OtherHeader_IsRefused() =>
        Assert.Throws<InvalidInputException>(() => InstanceCatalog.Read(new MemoryStream("name,enis\n"u8.ToArray()), "test.csv"));

    [Fact]
    public void Read_NotText_IsRefused() =>
        Assert.Contains("not UTF-8", Assert.Throws<InvalidInputException>(() => InstanceCatalog.Read(new MemoryStream([0xff, 0xfe, 0x00]), "test.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TooLarge_IsRefused() =>
        Assert.Contains("larger than", Assert.Throws<InvalidInputException>(() => InstanceCatalog.Read(new MemoryStream(new byte[InstanceCatalog.MaxFileBytes + 1]), "test.csv")).Message, StringComparison.Ordinal);

    private static InstanceCatalog Read(string rows) =>
        InstanceCatalog.Read(new MemoryStream(Encoding.UTF8.GetBytes(InstanceCsv.Header + "\n" + rows)), "test.csv");
}
