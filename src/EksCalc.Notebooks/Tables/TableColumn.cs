namespace EksCalc.Notebooks.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Heading">In words.</param>
/// <param name="IsNumeric">Whether its values are numbers, which stand to the right.</param>
internal sealed record TableColumn(string Heading, bool IsNumeric)
{
    /// <summary>For CSS.</summary>
    public string Alignment => IsNumeric ? "right" : "left";

    /// <summary>Whether values of the type are numbers.</summary>
    public static bool IsNumber(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return !value.IsEnum && value != typeof(char)
            && value.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(System.Numerics.INumberBase<>));
    }
}
