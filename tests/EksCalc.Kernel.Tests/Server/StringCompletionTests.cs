using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Server;

/// <summary>What libraries offer for the strings that are given to them, by convention.</summary>
public sealed class StringCompletionTests(StringCompletionTests.Library library) : IClassFixture<StringCompletionTests.Library>
{
    [Theory]
    [InlineData("Shop.Get(\"ap", "apple")]
    [InlineData("Shop.Get(\"ap\")", "apple")]
    [InlineData("Shop.Get(name: \"", "apple banana")]
    [InlineData("Shop.All(\"banana\", \"a", "apple")]
    [InlineData("Shop.All(new[] { \"a", "apple")]
    [InlineData("Shop.All([\"a", "apple")]
    [InlineData("new Basket(\"a", "apple")]
    [InlineData("var e = new Dictionary<string, string> { [\"si", "size")]
    [InlineData("var e = new Dictionary<string, string> { { \"si", "size")]
    [InlineData("var e = new Dictionary<string, string>(); e[\"si", "size")]
    [InlineData("Shop.Buy(new Dictionary<string, string> { [\"si", "size")]
    [InlineData("Shop.Buy(new Dictionary<string, string> { [\"size\"] = \"", "big small")]
    [InlineData("Console.Write(\"a", "")]
    [InlineData("Shop.Fails(\"a", "")]
    public void Complete_InAString_OffersWhatTheLibraryKnows(string code, string expected)
    {
        var cursor = code.EndsWith("\")", StringComparison.Ordinal) ? code.Length - 2 : code.Length;
        var reply = library.Kernel.Ask("complete_request", new() { ["code"] = code, ["cursor_pos"] = cursor });

        Assert.Equal(expected, string.Join(' ', reply["matches"]!.AsArray().Select(match => (string)match!)));
        Assert.Equal(cursor, (int)reply["cursor_end"]!);
    }

    public sealed class Library : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Library()
        {
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
            Kernel.Run("#r \"Shop.dll\"\nShop.Get(\"x\");");
        }

        internal TestKernel Kernel { get; }

        public void Dispose()
        {
            Kernel.Dispose();
            folder.Dispose();
        }
    }
}
