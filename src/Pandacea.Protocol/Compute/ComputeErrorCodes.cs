namespace Pandacea.Protocol.Compute;

/// <summary>Codes in a worker's refusals, in <see cref="JobFailure"/>, and in the agent's refusals of reports.</summary>
public static class ComputeErrorCodes
{
    /// <summary>The request or specification cannot be carried out as it is.</summary>
    public const string InvalidRequest = "INVALID_REQUEST";

    /// <summary>401: the request does not show the stack's secret.</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>409: all of the worker's slots are taken.</summary>
    public const string WorkerBusy = "WORKER_BUSY";

    /// <summary>409: the worker stops.</summary>
    public const string Draining = "DRAINING";

    /// <summary>409: a later lease of the job is known. From the agent: stop this attempt. Also 410, where the job is over.</summary>
    public const string StaleFence = "STALE_FENCE";

    /// <summary>404: there is no such job here.</summary>
    public const string UnknownJob = "UNKNOWN_JOB";

    /// <summary>The data set is not there, or is not what was registered.</summary>
    public const string DataUnavailable = "DATA_UNAVAILABLE";

    /// <summary>The data cannot be read as what was registered.</summary>
    public const string InvalidData = "INVALID_DATA";

    /// <summary>What is asked for cannot be done within its epsilon.</summary>
    public const string PrivacyBudgetExceeded = "PRIVACY_BUDGET_EXCEEDED";

    /// <summary>The worker's own fault.</summary>
    public const string InternalError = "INTERNAL_ERROR";
}
