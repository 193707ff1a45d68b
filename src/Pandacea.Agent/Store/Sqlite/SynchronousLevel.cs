namespace Pandacea.Agent.Store.Sqlite;

/// <summary>When SQLite flushes. Only <see cref="Full"/> keeps the promise that an answer means durable.</summary>
internal enum SynchronousLevel
{
    Full,

    Normal,

    Off,
}
