using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Documents;

/// <summary>A key of a mapping, from a property of the record that stands for the mapping.</summary>
internal sealed class DocumentKey(PropertyInfo property)
{
    public PropertyInfo Property { get; } = property;

    /// <summary>Its spelling in files.</summary>
    public string Name { get; } = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public string Description { get; } = property.GetCustomAttribute<DescriptionAttribute>()!.Description;

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>Whether its value may stand alone in place of the record's mapping.</summary>
    public bool IsShortForm { get; } = property.IsDefined(typeof(ShortFormAttribute));

    public RangeAttribute? Range { get; } = property.GetCustomAttribute<RangeAttribute>();

    /// <summary>Fewest items of a list; 0 for any number.</summary>
    public int FewestItems { get; } = property.GetCustomAttribute<MinLengthAttribute>()?.Length ?? 0;

    /// <summary>Most items of a list or mapping; null for any number.</summary>
    public int? MostItems { get; } = property.GetCustomAttribute<MaxLengthAttribute>()?.Length;

    /// <summary>Names of a mapping that editors suggest; others are allowed.</summary>
    public IReadOnlyList<(string Name, string Description)> KnownNames { get; } = property.GetCustomAttribute<KnownNamesAttribute>()?.Names ?? [];
}
