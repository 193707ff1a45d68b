using Microsoft.Extensions.Logging;

namespace Pandacea.Hosting;

/// <summary>Lines of libraries, as events like all others. Safe for any thread.</summary>
/// <param name="log">Takes them.</param>
/// <param name="minimum">Lines below it are not written.</param>
public sealed class JsonEventLoggerProvider(JsonEventLog log, EventLevel minimum) : ILoggerProvider
{
    private const string Own = "Pandacea.";

    // That a host does not start is told by whoever started it, with the remedy.
    private const string StartFailed = "HostedServiceStartupFaulted";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(log, categoryName, minimum);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Logger(JsonEventLog log, string category, EventLevel minimum) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        // The framework's own lines at INFO tell of single requests.
        public bool IsEnabled(LogLevel logLevel) =>
            logLevel != LogLevel.None
            && Level(logLevel) >= minimum
            && (logLevel >= LogLevel.Warning || category.StartsWith(Own, StringComparison.Ordinal));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && eventId.Name != StartFailed)
            {
                var message = formatter(state, exception);
                log.Write(Level(logLevel), "message", [new("source", category), new("text", exception is null ? message : $"{message} {exception.Message}")]);
            }
        }

        private static EventLevel Level(LogLevel level) => level switch
        {
            <= LogLevel.Debug => EventLevel.Debug,
            LogLevel.Information => EventLevel.Info,
            LogLevel.Warning => EventLevel.Warn,
            _ => EventLevel.Error,
        };
    }
}
