using EksCalc.Notebooks.Tables;
using Microsoft.Data.Analysis;
using Plotly.NET;

namespace EksCalc.Notebooks;

/// <summary>Views of what no host shows well by itself: lists of records, data frames, Plotly.NET charts.</summary>
public static class ViewExtensions
{
    /// <summary>A table with a row for each of <paramref name="rows"/> and a column for each public property.</summary>
    /// <param name="rows">Records, tuples, or plain values (which make one column).</param>
    /// <param name="mostRows">Rows shown, 0 or more; the table says how many it leaves out.</param>
    /// <param name="title">Text above the table; null for none.</param>
    public static TableView ToView<T>(this IEnumerable<T> rows, int mostRows = TableView.DefaultMostRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return RecordTable.Of([.. rows], mostRows, title);
    }

    /// <summary>A table of a data frame's rows and columns.</summary>
    /// <param name="frame">The data frame.</param>
    /// <param name="mostRows">Rows shown, 0 or more; the table says how many it leaves out.</param>
    /// <param name="title">Text above the table; null for none.</param>
    public static TableView ToView(this DataFrame frame, int mostRows = TableView.DefaultMostRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var columns = frame.Columns.Select(column => new TableColumn(Headings.Words(column.Name), TableColumn.IsNumber(column.DataType)));
        return new TableView([.. columns], frame.Rows.Count, index => [.. frame.Rows[index]], mostRows, title);
    }

    /// <summary>A Plotly.NET chart in the look of EksCalc's charts: it keeps its traces, titles and height, not its template, width and buttons.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">What it shows, for text and pages; null for the chart's own title.</param>
    public static ChartView ToView(this GenericChart chart, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return ChartView.Of(chart, title);
    }
}
