<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Checker</name>
    <message>
        <source>检查进程意外结束。成果文件没有被改动，可以重新检查。</source>
        <translation>The check ended unexpectedly. No file of the deliverable was changed; you can check again.</translation>
    </message>
    <message>
        <source>检查没有完成（退出码 {0}）。</source>
        <translation>The check did not finish (exit status {0}).</translation>
    </message>
    <message>
        <source>检查程序无法启动：{0}</source>
        <translation>The checker could not be started: {0}</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>报告无法读取：{0}</source>
        <translation>The report cannot be read: {0}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open the report</translation>
    </message>
    <message>
        <source>检查别的成果…</source>
        <translation>Check something else…</translation>
    </message>
</context>
</TS>
