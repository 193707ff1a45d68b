namespace Pandacea.Sdk.Resilience;

/// <summary>What one attempt came to: a value, or a failure.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly struct AttemptResult<T>
{
    private AttemptResult(T value, AttemptFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The value; meaningless if there is a <see cref="Failure"/>.</summary>
    public T Value { get; }

    /// <summary>The failure.</summary>
    /// <value>Null: the attempt succeeded.</value>
    public AttemptFailure? Failure { get; }

    /// <summary>An attempt that succeeded.</summary>
    public static AttemptResult<T> Succeeded(T value) => new(value, null);

    /// <summary>An attempt that failed.</summary>
    public static AttemptResult<T> Failed(AttemptFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(default!, failure);
    }

    /// <summary>An attempt that succeeded.</summary>
    public static implicit operator AttemptResult<T>(T value) => Succeeded(value);

    /// <summary>An attempt that failed.</summary>
    public static implicit operator AttemptResult<T>(AttemptFailure failure) => Failed(failure);
}
