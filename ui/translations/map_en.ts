<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>DrawingsCanvas</name>
    <message>
        <source>正在读取图形…</source>
        <translation>Reading the drawings…</translation>
    </message>
    <message>
        <source>正在读取成果，图形随后显示…</source>
        <translation>Reading the deliverable; its drawings follow…</translation>
    </message>
    <message>
        <source>正在读取图形：{0}</source>
        <translation>Reading {0}</translation>
    </message>
    <message>
        <source>这份成果里没有可以显示的图形。</source>
        <translation>There is no drawing in this deliverable that could be shown.</translation>
    </message>
    <message>
        <source>zh</source>
        <translation>en</translation>
    </message>
</context>
<context>
    <name>LayersModel</name>
    <message>
        <source>图层</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Objects</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>冻结</source>
        <translation>frozen</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>查找图层</source>
        <translation>Find a layer</translation>
    </message>
    <message>
        <source>图层</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>仅显示所选</source>
        <translation>Only these</translation>
    </message>
    <message>
        <source>全部显示</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>同图</source>
        <translation>As in file</translation>
    </message>
    <message>
        <source>恢复图中的开关和冻结状态</source>
        <translation>Show what the file shows: not what is off or frozen there</translation>
    </message>
    <message>
        <source>显示所选</source>
        <translation>Show these</translation>
    </message>
    <message>
        <source>隐藏所选</source>
        <translation>Hide these</translation>
    </message>
</context>
<context>
    <name>MapBar</name>
    <message>
        <source>图纸</source>
        <translation>Drawing</translation>
    </message>
    <message>
        <source>指针坐标</source>
        <translation>Coordinates of the pointer</translation>
    </message>
    <message>
        <source>比例</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>平移</source>
        <translation>Pan</translation>
    </message>
    <message>
        <source>拖动平移，单击问题或对象查看</source>
        <translation>Drag to pan; click a finding or an object to see it</translation>
    </message>
    <message>
        <source>框选放大</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>拖一个框，放大到框内</source>
        <translation>Drag a box to zoom into it</translation>
    </message>
    <message>
        <source>量距</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>依次单击各点；双击、回车或右键结束，Esc 清除</source>
        <translation>Click point by point; a double click, Enter or the right button ends, Esc clears</translation>
    </message>
    <message>
        <source>量面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>依次单击各角点；双击、回车或右键结束，Esc 清除</source>
        <translation>Click corner by corner; a double click, Enter or the right button ends, Esc clears</translation>
    </message>
    <message>
        <source>查对象</source>
        <translation>Identify</translation>
    </message>
    <message>
        <source>单击对象看图层、句柄和扩展数据；再次单击换下一个</source>
        <translation>Click an object to see its layer, handle and extended data; click again for the next one</translation>
    </message>
    <message>
        <source>全图</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>显示全图（Home）；按住 Shift 连远处的零星对象一起显示</source>
        <translation>Show the whole drawing (Home); with Shift stray objects far away, too</translation>
    </message>
    <message>
        <source>复制图片</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>图片另存为…</source>
        <translation>Save picture as…</translation>
    </message>
    <message>
        <source>显示线宽</source>
        <translation>Show line weights</translation>
    </message>
    <message>
        <source>图中的线宽（LWDISPLAY）；关闭时一律为细线</source>
        <translation>Line weights of the drawing (LWDISPLAY); hairlines when off</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>图片另存为</source>
        <translation>Save picture as</translation>
    </message>
    <message>
        <source>图片无法写入：{0}</source>
        <translation>The picture cannot be written: {0}</translation>
    </message>
    <message>
        <source>测量 X {1}  Y {0}
CAD x {0}  y {1}</source>
        <translation>Survey X {1}  Y {0}
CAD x {0}  y {1}</translation>
    </message>
    <message>
        <source>面积 {0} {1}²
周长 {2} {1}</source>
        <translation>Area {0} {1}²
Perimeter {2} {1}</translation>
    </message>
    <message>
        <source>距离 {0} {1}
本段 {2} {1}</source>
        <translation>Distance {0} {1}
This leg {2} {1}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>图形</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>成果的图形和发现的问题。方向键平移，加减号缩放，Home 显示全图，Tab 移到下一个部件。</source>
        <translation>The drawing and its findings. Arrow keys pan, plus and minus zoom, Home shows everything, Tab goes on to the next part of the window.</translation>
    </message>
    <message>
        <source>… 另有 {0} 处</source>
        <translation>… and {0} more</translation>
    </message>
    <message>
        <source>没有图形。</source>
        <translation>No drawing.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>不能完整显示：{0}</source>
        <translation>Cannot be shown, or not completely: {0}</translation>
    </message>
    <message>
        <source>不能显示：{0}</source>
        <translation>Cannot be shown: {0}</translation>
    </message>
    <message numerus="yes">
        <source>图纸空间另有 {0} 个对象</source>
        <translation>
            <numerusform>{0} more object in paper space</numerusform>
            <numerusform>{0} more objects in paper space</numerusform>
        </translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message numerus="yes">
        <source>模型空间里没有图形；图纸空间里的 {0} 个对象不在这里显示。</source>
        <translation>
            <numerusform>There is nothing in model space; the one object of paper space is not shown here.</numerusform>
            <numerusform>There is nothing in model space; the {0} objects of paper space are not shown here.</numerusform>
        </translation>
    </message>
    <message>
        <source>这张图里没有可以显示的对象。</source>
        <translation>There is nothing in this drawing that could be shown.</translation>
    </message>
</context>
</TS>
