using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Server;

/// <summary>Tests that ask one kernel for help, and leave it as it is.</summary>
[CollectionDefinition(nameof(HelpKernel))]
public sealed class HelpKernelCollection : ICollectionFixture<HelpKernel>;

/// <summary>A kernel that knows names of a person's own, and a library that says what its strings may be.</summary>
public sealed class HelpKernel : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HelpKernel()
    {
        Directory.CreateDirectory(folder.PathOf("lib/More"));
        folder.Write("lib/Mine.dll", "");
        folder.Write("lib/Mine.txt", "");
        FixtureAssembly.Compile(folder.FullName, "Shop", """
            using System;
            using System.Collections.Generic;
            using System.Linq;
            [assembly: CompletionSource(typeof(Known))]
            class CompletionSourceAttribute : Attribute { public CompletionSourceAttribute(Type type) => SourceType = type; public Type SourceType { get; } }
            class Known
            {
                public IEnumerable<KeyValuePair<string, string>> Complete(string type, string member, string parameter, string key, string typed, string folder)
                {
                    string[] found = (type, member, parameter, key) switch
                    {
                        ("Shop", "Get", "name", null) or ("Shop", "All", "names", null) or ("Basket", "Basket", "name", null) => new[] { "apple", "banana" },
                        ("System.Collections.Generic.Dictionary", _, "key", null) or ("Shop", "Buy", "wishes", null) => new[] { "size", "sizes" }.Take(1).ToArray(),
                        ("Shop", "Buy", "wishes", "size") => new[] { "big", "small" },
                        ("Shop", "Fails", _, _) => throw new Exception("no"),
                        _ => null,
                    };
                    return found?.Select(text => new KeyValuePair<string, string>(text, ""));
                }
            }
            public static class Shop
            {
                public static string Get(string name) => name;
                public static void All(params string[] names) { }
                public static void Buy(IReadOnlyDictionary<string, string> wishes) { }
                public static void Fails(string name) { }
            }
            public class Basket { public Basket(string name) { } }
            """);
        Kernel = new TestKernel(folder.FullName);
        Kernel.Run("var numbers = new List<int> { 1 }; class Person { public string Name { get; set; } } var person = new Person();");
        Kernel.Run("#r \"Shop.dll\"\nShop.Get(\"x\");");
    }

    internal TestKernel Kernel { get; }

    public void Dispose()
    {
        Kernel.Dispose();
        folder.Dispose();
    }
}
