namespace EksCalc.Exchange.Documents;

/// <summary>What a single value is before anybody asks for a type.</summary>
internal enum ScalarKind
{
    /// <summary>Quoted, or not spelled like any of the others.</summary>
    Text,

    /// <summary>A number without quotes.</summary>
    Number,

    /// <summary>true or false without quotes.</summary>
    Boolean,

    /// <summary>null, ~ or nothing at all.</summary>
    Empty,
}
