using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Journal;

/// <summary>Ways in which a journal can be less than what was recorded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JournalDamageKind>))]
public enum JournalDamageKind
{
    /// <summary>The last line has no end.</summary>
    [JsonStringEnumMemberName("torn_line")]
    TornLine,

    /// <summary>A line is not a record.</summary>
    [JsonStringEnumMemberName("unreadable_line")]
    UnreadableLine,

    /// <summary>The closing record is not there.</summary>
    [JsonStringEnumMemberName("not_closed")]
    NotClosed,

    /// <summary>Records stand behind the closing record.</summary>
    [JsonStringEnumMemberName("after_closing")]
    AfterClosing,

    /// <summary>The lines are not those that were written.</summary>
    [JsonStringEnumMemberName("wrong_hash")]
    WrongHash,

    /// <summary>The closing record counted other records than are there.</summary>
    [JsonStringEnumMemberName("wrong_counts")]
    WrongCounts,

    /// <summary>Positions are not consecutive.</summary>
    [JsonStringEnumMemberName("seq_gap")]
    SeqGap,

    /// <summary>What a run writes once stands there twice.</summary>
    [JsonStringEnumMemberName("repeated")]
    Repeated,

    /// <summary>A record cannot have been written where it stands.</summary>
    [JsonStringEnumMemberName("out_of_order")]
    OutOfOrder,

    /// <summary>The first record does not say what was going to be done.</summary>
    [JsonStringEnumMemberName("no_plan")]
    NoPlan,
}
