using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;

namespace EksCalc.Exchange.Documents;

/// <summary>
/// What a kind of document may contain, read from the records that stand for its mappings: their properties are the keys, with
/// <c>required</c>, <c>[Range]</c>, <c>[MinLength]</c> and <c>[Description]</c>. Reading, writing and the JSON schema all follow it.
/// </summary>
/// <param name="scalars">How types of single values are spelled, beside booleans, whole numbers and enumerations.</param>
internal sealed class DocumentFormat(IReadOnlyDictionary<Type, ScalarType> scalars)
{
    /// <summary>Most characters of a key that a file may choose.</summary>
    public const int LongestEntryName = 256;

    private static readonly BooleanScalar Boolean = new();

    private readonly ConcurrentDictionary<Type, IReadOnlyList<DocumentKey>> keys = new();
    private readonly ConcurrentDictionary<Type, ScalarType> choices = new();

    /// <summary>The keys of a record, in the order in which its properties are written.</summary>
    public IReadOnlyList<DocumentKey> KeysOf(Type record) =>
        keys.GetOrAdd(record, type => [.. type.GetProperties().Where(property => property.CanWrite).Select(property => new DocumentKey(property))]);

    /// <summary>The key whose value may stand alone in place of a record's mapping; null where there is none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isList">Whether it is a list that stands there.</param>
    public DocumentKey? ShortFormOf(Type record, bool isList) =>
        KeysOf(record).FirstOrDefault(key => key.IsShortForm && ItemOf(key.Property.PropertyType) is not null == isList);

    /// <summary>How a type is spelled; null where it is no single value.</summary>
    /// <param name="type">The type, nullable or not.</param>
    /// <param name="range">The range of a whole number.</param>
    public ScalarType? ScalarOf(Type type, RangeAttribute? range = null)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return scalars.TryGetValue(value, out var scalar) ? scalar
            : value == typeof(bool) ? Boolean
            : value == typeof(int) ? new WholeNumberScalar((int)(range?.Minimum ?? int.MinValue), (int)(range?.Maximum ?? int.MaxValue))
            : value.IsEnum ? choices.GetOrAdd(value, enumeration => new ChoiceScalar(enumeration))
            : null;
    }

    /// <summary>The type of a list's items; null where the type is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>The type of the values under keys that a file may choose; null where the type is not of that kind.</summary>
    public static Type? EntryOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GenericTypeArguments[1] : null;
}
