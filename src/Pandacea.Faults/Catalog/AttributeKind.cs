namespace Pandacea.Faults.Catalog;

/// <summary>How the text of an attribute is read.</summary>
public enum AttributeKind
{
    /// <summary>A time: <c>800ms</c>, <c>5s</c>, <c>1m</c>, or a plain number of milliseconds. Limits are in milliseconds.</summary>
    Duration,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>KB/s (1 KB = 1000 bytes): <c>100</c>, <c>100KB/s</c> or <c>2MB/s</c>. Limits are in KB/s.</summary>
    Rate,

    /// <summary>Text, where limits are given one of the allowed values.</summary>
    Text,
}
