"""What is said of pictures that a briefing names."""

from jianbao.messages.message import Message

PICTURES = {
    "picture-unplaced": Message(
        "the picture '{name}' is placed nowhere", "图片“{name}”未排入正文",
        "put a paragraph ![{name}] where it is to stand, or remove it",
        "请在应排之处单独写一段![{name}]，或删去此图",
    ),
    "picture-name": Message(
        "'{name}' is not the name of a PNG, JPEG or SVG inside the briefing's folder",
        "“{name}”不是简报文件夹内的PNG、JPEG或SVG文件",
        "copy the file into the folder and name it from there, without '..' or hidden folders",
        "请将文件复制到简报文件夹内，写相对路径，不得含“..”或隐藏文件夹",
    ),
    "picture-missing": Message(
        "the briefing's folder has no file '{name}'", "简报文件夹内没有文件“{name}”",
        "copy it there, or correct the name", "请将其复制到该处，或改正文件名",
    ),
    "picture-too-heavy": Message(
        "the picture has {size} bytes; at most {limit} are read",
        "图片有{size}字节，最多读取{limit}字节",
        "save it smaller", "请缩小后另存",
    ),
    "picture-too-large": Message(
        "'{name}' has more than {limit} pixels", "“{name}”超过{limit}像素",
        "save it smaller, or give a smaller 'width'", "请缩小后另存，或减小width",
    ),
    "picture-broken": Message(
        "'{name}' cannot be read as a picture", "“{name}”无法作为图片读取",
        "save it again as PNG, JPEG or plain SVG", "请重新存为PNG、JPEG或普通SVG",
    ),
    "svg-outside": Message(
        "'{name}' runs a script, or refers to something outside the file",
        "“{name}”含脚本，或引用文件以外的内容",
        "save it as plain SVG with everything inside, or as PNG",
        "请另存为内容完整的普通SVG，或存为PNG",
    ),
    "svg-size": Message(
        "'{name}' does not say how large it is", "“{name}”未注明尺寸",
        "give it width and height, or a viewBox", "请写明width和height，或viewBox",
    ),
    "svg-extra": Message(
        "'{name}' is an SVG, which this installation cannot draw",
        "“{name}”为SVG，本机未装绘制组件",
        "pip install 'jianbao[svg]', or save it as PNG",
        "请执行pip install 'jianbao[svg]'，或存为PNG",
    ),
    "picture-coarse": Message(
        "the picture '{name}' has {density} pixels an inch; below {least} it looks coarse",
        "图片“{name}”每英寸只有{density}像素，低于{least}印出来会粗糙",
        "give it a smaller 'width', or a file with more pixels", "请减小width，或换像素更多的文件",
    ),
}  # fmt: skip
